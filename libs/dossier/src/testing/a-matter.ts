import { createHash } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import type { AppealDeed, AppealDeeds, CaseRef, RecordedEvent, Role } from '#domain';
import {
  acknowledgeEntry,
  actOnAppeal,
  appoint,
  carryOut,
  ComputedRules,
  decodeEvent,
  Executor,
  proposeEntry,
  readCaseFile,
  recordUpload,
  recordWork,
  registerPost,
  referenceEvidence,
  type Given,
} from '#processing';
import { openReadModels, rebuild } from '#read-models';
import { EvidenceFiles } from '#runtime';
import { decideCase } from '../../../processing/src/testing/casework.js';
import { given, smallOffice } from '../../../processing/src/testing/small-office.js';
import type { Dossier } from '../dossier.js';
import { makeDossier } from '../make-dossier.js';

/** S1 appeals against an entry by rule and one that P1 proposed; R1 is challenged and recused, R4 joins, R3 dissents. */
export const APPEAL: CaseRef = { kind: 'appeal', staff: 'S1', appeal: 'A1' };
/** Against S1, who is liable alone, and then appeals against the finding. */
export const CASE: CaseRef = { kind: 'accountability', case: 'C1' };

/** A log with a matter in it, one minute for each command. Whoever asks for it removes it. */
export class AMatter {
  readonly executor: Executor;
  private time = Date.now() + 3_600_000;

  private constructor(
    readonly office: Awaited<ReturnType<typeof smallOffice>>,
    readonly folder: string,
    readonly files: EvidenceFiles,
  ) {
    this.executor = new Executor(office.store, { now: () => new Date((this.time += 60_000)) });
  }

  static async begin(): Promise<AMatter> {
    const folder = mkdtempSync(join(tmpdir(), 'dossier-'));
    return new AMatter(await smallOffice(), folder, await EvidenceFiles.open(join(folder, 'evidence')));
  }

  end(): void {
    rmSync(this.folder, { recursive: true });
  }

  /** The work, the entries with their evidence, and the appeal up to its decision and what follows from it. */
  async appealed(): Promise<void> {
    await this.work('P9', ['intake', 'check', 'letter']);
    const late = await this.lateEntry();
    await acknowledgeEntry(
      this.executor,
      { period: '2024-Q1', staff: 'S1', entryId: late },
      by('S1', 'staff-member'),
    );
    await this.upload('DOC1', 'what was found in the drawer');
    await this.refer('DOC2');
    await this.propose(['DOC1', 'DOC2']);
    await this.filed([late, 'E1']);
    await this.heard();
    await this.decided(late);
    await this.read('AU1', 'auditor');
    await this.carryOut();
  }

  /** What was found of S1, and an appeal against it that is only filed. */
  async accused(): Promise<void> {
    await decideCase(this.executor);
    await this.carryOut();
    const subject = { kind: 'finding', case: 'C1' } as const;
    const issues = [{ subject, grounds: 'I lent it with a note' }];
    await this.act('FileAppeal', { issues, knownOn: TODAY, filedOn: TODAY }, ['S1', 'staff-member'], 'A2');
  }

  /** The ledger learns only now that somebody held another post all the time. */
  async appointedLate(staff: string): Promise<void> {
    const { meta } = by('A9', 'administrator');
    await registerPost(this.executor, { post: 'deputy', name: 'Deputy', unit: 'B' }, meta);
    await appoint(this.executor, staff, { post: 'deputy', from: '2024-01-01', to: null }, meta);
  }

  async act<D extends AppealDeed>(
    type: D,
    what: AppealDeeds[D],
    [id, role]: readonly [string, Role],
    appeal = 'A1',
  ): Promise<void> {
    await actOnAppeal(this.executor, { staff: 'S1', appeal }, { type, ...what }, by(id, role));
  }

  async upload(
    evidence: string,
    text: string,
    [id, role] = ['P1', 'assessor'] as [string, Role],
  ): Promise<string> {
    const limits = { mediaType: 'text/plain', most: 1000 };
    const { sha256, bytes } = await this.files.take(
      Readable.from([Buffer.from(text)]),
      limits,
      async (file) => file,
    );
    const upload = { evidence, sha256, bytes, mediaType: 'text/plain', name: `${evidence}.txt` };
    await recordUpload(this.executor, upload, by(id, role));
    return sha256;
  }

  /** Where the bytes of a file lie. */
  pathOf(text: string): string {
    const sha256 = createHash('sha256').update(text).digest('hex');
    return join(this.folder, 'evidence', sha256.slice(0, 2), sha256);
  }

  async dossier(
    of: CaseRef,
    { reader = 'AU1', knownAt }: { reader?: string; knownAt?: string } = {},
  ): Promise<Dossier> {
    const folder = mkdtempSync(join(this.folder, 'read-models-'));
    await rebuild({ folder, log: this.office.store });
    const readModels = openReadModels({ folder, log: this.office.store });
    const clock = { now: () => new Date(this.time) };
    const sources = { readModels, executor: this.executor, evidence: this.files, clock };
    try {
      return await makeDossier(sources, of, { reader, ...(knownAt !== undefined && { knownAt }) });
    } finally {
      readModels.close();
    }
  }

  async log(): Promise<RecordedEvent[]> {
    return (await this.office.store.readLog(0, 10_000)).map(decodeEvent);
  }

  async read(id: string, role: Role, of: CaseRef = APPEAL): Promise<void> {
    await readCaseFile(this.executor, of, 'file', by(id, role));
  }

  async carryOut(): Promise<void> {
    await carryOut({ executor: this.executor, dayOf: () => TODAY }, await this.log());
  }

  private async work(process: string, activities: readonly string[]): Promise<void> {
    const records = activities.map((activity, index) => ({
      recordId: `W${index + 1}`,
      process,
      activity,
      occurredOn: `2024-02-1${index}`,
      plannedOn: '2024-02-11',
      unit: 'B',
      staff: index === 1 ? 'S2' : 'S1',
      post: 'desk',
      content: activity,
    }));
    await recordWork(this.executor, process, records, by('WS', 'work-system').meta);
  }

  private async propose(evidence: readonly string[]): Promise<void> {
    const entry = {
      entryId: 'E1',
      staff: 'S1',
      kind: 'deduction',
      indicator: 'conduct',
      points: 500,
    } as const;
    const proposal = { ...entry, occurredOn: '2024-02-01', reason: 'Kept a file back', evidence };
    await proposeEntry(this.executor, proposal, by('P1', 'assessor'));
  }

  private async lateEntry(): Promise<string> {
    const rules = new ComputedRules(this.executor, () => TODAY);
    await rules.handle(await this.log());
    const proposed = (await this.log()).find(({ type }) => type === 'EntryProposed')!;
    return (proposed.data as { entryId: string }).entryId;
  }

  private async refer(evidence: string): Promise<void> {
    const reference = { evidence, url: 'https://dms.example/17', title: 'The file' };
    await referenceEvidence(this.executor, reference, by('P1', 'assessor'));
  }

  private async filed(entries: readonly string[]): Promise<void> {
    const issues = entries.map((entryId, index) => ({
      subject: { kind: 'entry', period: '2024-Q1', entryId } as const,
      grounds: `Ground ${index + 1}: it was not so`,
    }));
    await this.act('FileAppeal', { issues, knownOn: TODAY, filedOn: TODAY }, ['S1', 'staff-member']);
    await this.act('AdmitAppeal', {}, ['R2', 'reviewer']);
    await this.act('FormPanel', { chair: 'R1', members: ['R1', 'R2', 'R3'] }, ['R2', 'reviewer']);
    await this.read('R1', 'reviewer');
    const challenge = { challenge: 'B1', member: 'R1', reason: 'R1 is a friend of P1' };
    await this.act('ChallengeMember', challenge, ['S1', 'staff-member']);
    const outcome = { challenge: 'B1', outcome: 'recused', reason: 'It looks so' } as const;
    await this.act('DecideChallenge', outcome, ['A9', 'administrator']);
    await this.act('ReplaceMember', { leaves: 'R1', joins: 'R4', chair: 'R2' }, ['R5', 'reviewer']);
  }

  private async heard(): Promise<void> {
    const reviewer = ['R2', 'reviewer'] as const;
    await this.act('OpenEvidence', {}, reviewer);
    await this.upload('DOC3', 'a note in the drawer', ['S1', 'staff-member']);
    await this.act('SubmitEvidence', { evidence: 'DOC3' }, ['S1', 'staff-member']);
    await this.act('InspectEvidence', {}, ['S1', 'staff-member']);
    await this.act('InspectEvidence', {}, ['V1', 'verifier']);
    await this.act('HoldAppeal', { reason: 'The office is closed' }, reviewer);
    await this.act('ResumeAppeal', {}, reviewer);
    await this.act('CloseEvidence', {}, reviewer);
    await this.act('BeginDeliberation', {}, reviewer);
  }

  private async decided(late: string): Promise<void> {
    const reverse = { kind: 'reverse-entry', period: '2024-Q1', entryId: late } as const;
    const votes = [
      { issue: 1, disposition: 'upheld', remedies: [reverse] },
      { issue: 2, disposition: 'dismissed', remedies: [] },
    ] as const;
    const other = votes.map((one) => ({ ...one, disposition: 'dismissed' as const, remedies: [] }));
    for (const member of ['R2', 'R4']) await this.act('CastVote', { votes }, [member, 'reviewer']);
    await this.act('CastVote', { votes: other, opinion: 'It was late' }, ['R3', 'reviewer']);
    const issues = votes.map((one) => ({ ...one, reasons: `Reason ${one.issue}` }));
    await this.act('DecideAppeal', { issues }, ['R2', 'reviewer']);
    await this.act('ServeDecision', { servedOn: TODAY, manner: 'in-person' }, ['R2', 'reviewer']);
  }
}

const TODAY = '2024-03-04';
const by = (id: string, role: Role): Given => given(id, role, TODAY);
