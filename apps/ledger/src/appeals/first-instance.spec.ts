import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { Answer } from '../testing/served.js';
import type { AppealDeedAnswer } from './appeal-deed-answer.js';
import {
  appellant,
  filing,
  onFirst,
  proceeding,
  reviewers,
  speaksForOffice,
  type PostedEntry,
  type Proceeding,
} from './testing/proceeding.js';

const { admits, chair, second, third } = reviewers;

/** Of a refusal the code instead. */
const reached = ({ status, body }: Answer) => {
  const { status: stands, recorded, code } = body as AppealDeedAnswer & { readonly code?: string };
  return status < 300 ? [status, stands, recorded] : [status, code];
};

describe('an appeal in the first instance over HTTP', () => {
  let court: Proceeding;
  let entry: PostedEntry;
  let address: string;
  beforeAll(async () => {
    court = await proceeding();
    entry = await court.posted();
  });
  afterAll(() => court.close());

  const deed = async (name: string, json: object | undefined, who: object) =>
    reached(await court.post(`${address}/${name}`, json, who));

  it('is filed by the appellant, and found at its own address', async () => {
    const answer = await court.post('/v1/appeals', filing(entry), appellant);
    expect(reached(answer)).toEqual([201, 'filed', ['AppealFiled', 'DeadlineSet']]);
    const { appeal } = answer.body as AppealDeedAnswer;
    address = `/v1/appeals/S-1/${appeal}`;
    expect(answer.headers['location']).toBe(address);
    expect(await court.file(address)).toMatchObject({
      staff: 'S-1',
      staffName: 'Member S-1',
      appeal,
      unit: 'TAX/1',
      status: 'filed',
      filedOn: '2026-02-10',
      fileBy: '2026-03-11',
      outOfTime: false,
      issues: [
        {
          issue: 1,
          subject: { kind: 'entry', ...entry },
          grounds: 'The counter was closed.',
          tookPart: expect.arrayContaining([
            { person: 'A-1', as: 'proposer' },
            { person: 'V-1', as: 'verifier' },
          ]),
        },
      ],
    });
  });

  it('goes back for what is missing, and on when it is there', async () => {
    expect(await deed('return', { missing: 'The day of the visit' }, admits)).toEqual([
      200,
      'returned',
      ['FilingReturned', 'DeadlineSet'],
    ]);
    const completed = await deed('completion', { text: 'It was the third.' }, appellant);
    expect(completed).toEqual([200, undefined, ['FilingCompleted', 'DeadlineSet']]);
    expect((await court.file(address)).status).toBe('filed');
  });

  it('is admitted, and gets a panel', async () => {
    expect(await deed('admission', undefined, admits)).toEqual([
      200,
      'admitted',
      ['AppealAdmitted', 'DeadlineSet'],
    ]);
    const members = ['R-1', 'R-2', 'R-3'];
    expect(await deed('panel', { chair: 'R-1', members }, admits)).toEqual([
      200,
      'panel-formed',
      ['PanelFormed'],
    ]);
    expect(await court.file(address)).toMatchObject({
      chair: 'R-1',
      panel: members.map((member) => ({ member, standing: 'sits' })),
      due: { deadline: 'decision', dueBy: '2026-03-12', breached: false },
    });
  });

  it('takes evidence of both sides, which both see before it closes', async () => {
    expect((await deed('evidence-opening', undefined, chair))[1]).toBe('evidence-open');
    const document = { url: 'https://files.example/plan', title: 'Opening hours' };
    const { body } = await court.post('/v1/evidence/references', document, appellant);
    const { evidence } = body as { evidence: string };
    expect((await deed('evidence', { evidence }, appellant))[2]).toContain('AppealEvidenceSubmitted');
    expect((await deed('evidence-inspection', undefined, speaksForOffice))[2]).toEqual([
      'AppealEvidenceInspected',
    ]);
    expect((await deed('evidence-closing', undefined, chair))[1]).toBe('evidence-closed');
    expect((await court.file(address)).evidence).toMatchObject([
      { evidence, party: 'appellant', by: 'S-1', inspections: [{ party: 'office', by: 'A-1' }] },
    ]);
  });

  it('may be heard', async () => {
    expect((await deed('hearing', { on: '2026-02-10', place: 'Room 7' }, chair))[1]).toBe('hearing');
    const record = { on: '2026-02-10', minutes: 'Both sides spoke.' };
    expect((await deed('hearing-record', record, chair))[1]).toBe('deliberation');
  });

  it('is decided as the majority voted, with points as decimals and the dissent on record', async () => {
    court.assessed.now = new Date('2026-02-11T09:00:00Z');
    const remedy = { kind: 'correct-entry', ...entry, points: 0.5 };
    const part = [onFirst([remedy], 'partly-upheld')];
    for (const member of [chair, third]) expect((await deed('votes', { votes: part }, member))[0]).toBe(200);
    const against = { votes: [{ issue: 1, disposition: 'dismissed' }], opinion: 'It was open.' };
    expect(await deed('votes', against, second)).toEqual([200, undefined, ['VoteCast']]);
    const issues = [{ ...part[0], reasons: 'It closed early.' }];
    expect((await deed('decision', { issues }, chair))[1]).toBe('decided');
    const { decisions, votes } = await court.file(address);
    expect(decisions).toMatchObject([
      {
        instance: 1,
        decidedOn: '2026-02-11',
        issues,
        dissents: [{ member: 'R-2', issue: 1, disposition: 'dismissed', opinion: 'It was open.' }],
      },
    ]);
    expect(votes.map(({ by, votes: cast }) => [by, cast[0]!.remedies])).toEqual([
      ['R-1', [remedy]],
      ['R-3', [remedy]],
      ['R-2', []],
    ]);
  });

  it('takes effect by itself once it was served', async () => {
    const service = { servedOn: '2026-02-11', manner: 'in-person' };
    expect(await deed('service', service, admits)).toEqual([
      200,
      'served',
      ['DecisionServed', 'DeadlineSet'],
    ]);
    await court.assessed.settle();
    const file = await court.file(address);
    expect(file).toMatchObject({
      status: 'effective',
      due: { deadline: 'escalation', dueBy: '2026-02-26' },
      decisions: [
        {
          service: { countsFrom: '2026-02-11', by: 'R-0' },
          effect: { done: [{ issue: 1, outcome: 'applied', remedy: { points: 0.5 } }] },
        },
      ],
    });
    const { items } = (await court.get('/v1/scores?period=2026-Q1&unit=TAX/1')).body as {
      readonly items: readonly { readonly staff: string; readonly total: number }[];
    };
    expect(items).toMatchObject([{ staff: 'S-1', total: 89.5 }]);
  });

  it('tells at every moment what was known then', async () => {
    const whole = await court.file(address);
    expect(whole.history.map(({ type }) => type)).toEqual(
      expect.arrayContaining(['AppealFiled', 'PanelFormed', 'VoteCast', 'DecisionTookEffect']),
    );
    const then = await court.file(address, undefined, '?knownAt=2026-02-10T23:59:59Z');
    expect(then).toMatchObject({ status: 'deliberation', decisions: [], votes: [] });
    expect(then.history.at(-1)!.type).toBe('HearingHeld');
    expect(then.history).toEqual(whole.history.slice(0, then.history.length));
    const early = await court.get(`${address}?knownAt=2026-02-09T00:00:00Z`);
    expect(early.status).toBe(404);
  });

  it('has every look into its file on record', async () => {
    const readings = async (): Promise<readonly object[]> => {
      await court.assessed.settle();
      return ((await court.get(`${address}/readings`)).body as { readonly items: readonly object[] }).items;
    };
    const before = await readings();
    await court.file(address, appellant);
    expect(await readings()).toEqual([
      ...before,
      expect.objectContaining({ readBy: 'S-1', role: 'staff-member', what: 'file' }),
    ]);
  });
});
