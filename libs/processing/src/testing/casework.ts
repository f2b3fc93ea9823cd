import {
  docketStream,
  type AppealDeed,
  type AppealDeeds,
  type AppealSubject,
  type CaseDeed,
  type CaseDeeds,
  type CaseSource,
  type Disposition,
  type Remedy,
  type Role,
} from '#domain';
import type { EventStore } from '#event-store';
import { carryOut } from '../carry-out.js';
import type { Outcome } from '../command.js';
import { actOnAppeal } from '../commands/appeal-commands.js';
import { actOnCase } from '../commands/case-commands.js';
import { decodeEvent, typeOf } from '../event-codec.js';
import type { Executor } from '../executor.js';
import { NOTHING_FOLLOWS } from '../nothing-follows.js';
import { given } from './small-office.js';

/* Appeals of S1, decided by one reviewer from outside for each instance, and cases against S1. */

export const OFFICE_DAY = '2024-03-04';
export const APPEAL = { staff: 'S1', appeal: 'A1' };

export const act = <D extends AppealDeed>(
  executor: Executor,
  type: D,
  what: AppealDeeds[D],
  [id, role, today = OFFICE_DAY]: readonly [string, Role, string?],
  appeal = APPEAL,
): Promise<Outcome> => actOnAppeal(executor, appeal, { type, ...what }, given(id, role, today));

export const actIn = <D extends CaseDeed>(
  executor: Executor,
  type: D,
  what: CaseDeeds[D],
  [id, role, today = OFFICE_DAY]: readonly [string, Role, string?],
): Promise<Outcome> => actOnCase(executor, 'C1', { type, ...what }, given(id, role, today));

export const fileAppeal = (executor: Executor, ...subjects: AppealSubject[]): Promise<Outcome> =>
  act(
    executor,
    'FileAppeal',
    {
      issues: subjects.map((subject) => ({ subject, grounds: 'It was not so' })),
      knownOn: OFFICE_DAY,
      filedOn: OFFICE_DAY,
    },
    ['S1', 'staff-member'],
  );

export interface Decided {
  readonly disposition: Disposition;
  readonly remedies: readonly Remedy[];
}

/** From the filing, or the escalation, to the service of the decision. */
export async function decideAndServe(
  executor: Executor,
  issues: readonly Decided[],
  reviewer = 'R1',
  appeal = APPEAL,
): Promise<void> {
  const by = [reviewer, 'reviewer'] as const;
  const deed = <D extends AppealDeed>(type: D, what: AppealDeeds[D]): Promise<Outcome> =>
    act(executor, type, what, by, appeal);
  const decided = issues.map((one, index) => ({ issue: index + 1, ...one }));
  await deed('AdmitAppeal', {});
  await deed('FormPanel', { chair: reviewer, members: [reviewer] });
  await deed('OpenEvidence', {});
  await deed('CloseEvidence', {});
  await deed('BeginDeliberation', {});
  await deed('CastVote', { votes: decided });
  const reasons = 'The file was in the archive';
  await deed('DecideAppeal', { issues: decided.map((one) => ({ ...one, reasons })) });
  await deed('ServeDecision', { servedOn: OFFICE_DAY, manner: 'in-person' });
}

const investigator = ['I1', 'investigator'] as const;

interface DecidedCase {
  /** I1 where nobody is named; everybody may complain. */
  readonly opener?: readonly [string, Role];
  readonly source?: CaseSource;
  /** Done while the case is under investigation. */
  readonly heard?: () => Promise<unknown>;
}

/** S1 alone is liable, by an investigation of I1 and a decision of D1, for 2 points under `conduct`. */
export async function decideCase(
  executor: Executor,
  {
    opener = investigator,
    source = { kind: opener === investigator ? 'finding' : 'complaint', text: 'Stocktaking' },
    heard = async () => undefined,
  }: DecidedCase = {},
): Promise<void> {
  const head = ['D1', 'supervisor'] as const;
  const found = { title: 'A file was lost', description: 'It was lent', unit: 'B', occurredOn: '2024-02-01' };
  await actIn(executor, 'OpenCase', { ...found, source }, opener);
  await actIn(executor, 'BeginInvestigation', { investigator: 'I1' }, investigator);
  const circumstances = { mitigation: [], aggravation: [] };
  await actIn(executor, 'NamePerson', { person: 'S1', part: 'handler', circumstances }, investigator);
  await heard();
  await actIn(executor, 'InviteStatements', {}, investigator);
  await actIn(executor, 'GiveStatement', { text: 'I lent it' }, ['S1', 'staff-member']);
  await actIn(executor, 'ProposeFindings', { summary: 'Lent and not returned' }, investigator);
  await actIn(executor, 'GiveDefence', { text: 'To a colleague' }, ['S1', 'staff-member']);
  const findings = [{ person: 'S1', liable: true, reasons: 'Lent without a note' }];
  const points = { indicator: 'conduct', total: 2000 };
  await actIn(executor, 'DecideCase', { findings, points }, head);
}

/** Gives the whole log to the process manager until nothing follows from it any more. */
export async function carryOutAll(executor: Executor, store: EventStore, from = 0): Promise<void> {
  const dayOf = (recordedAt: Date): string => (Number.isNaN(recordedAt.getTime()) ? '' : OFFICE_DAY);
  for (let at = from; ;) {
    const batch = await store.readLog(at, 400);
    if (batch.length === 0) return;
    const heeded = batch.filter((stored) => !NOTHING_FOLLOWS.has(typeOf(stored)!));
    await carryOut({ executor, dayOf }, heeded.map(decodeEvent));
    at = batch.at(-1)!.position;
  }
}

/** The entries of S1 that count, by id, in milli-points; a bonus above zero. */
export async function standingEntries(
  executor: Executor,
  account = 'account-2024-Q1-S1',
): Promise<Record<string, number>> {
  const standing = new Map<string, number>();
  for (const { type, data } of await executor.history(account)) {
    if (type === 'EntryPosted')
      standing.set(data.entryId, data.kind === 'bonus' ? data.points : -data.points);
    if (type === 'EntryReversed') standing.delete(data.reverses);
  }
  return Object.fromEntries(standing);
}

export const docketTypes = async (executor: Executor): Promise<string[]> =>
  (await executor.history(docketStream('S1'))).map(({ type }) => type);
