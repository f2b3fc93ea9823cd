import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { UploadAnswer } from '../evidence/evidence-answers.js';
import { people } from '../testing/assessed-ledger.js';
import type { Answer, Asking } from '../testing/served.js';
import type { AppealDeedAnswer } from './appeal-deed-answer.js';
import { appellant, proceeding, reviewers, speaksForOffice, type Proceeding } from './testing/proceeding.js';

const { admits, chair, second, third, spare } = reviewers;

const refusal = ({ status, body }: Answer) => [status, (body as { readonly code?: string }).code];

describe('a member of the panel who is challenged', () => {
  let court: Proceeding;
  let address: string;
  let challenge: string;
  let evidence: string;
  beforeAll(async () => {
    court = await proceeding();
    address = await court.filed(await court.posted());
    await court.underEvidence(address);
    const uploaded = await court.send({
      method: 'POST',
      url: '/v1/evidence?name=plan.pdf',
      headers: { 'content-type': 'application/pdf', 'idempotency-key': 'plan' },
      payload: '%PDF-1.7 Opening hours',
      ...appellant,
    });
    evidence = (uploaded.body as UploadAnswer).evidence;
    await court.done(address, 'evidence', { evidence }, appellant);
    await court.assessed.settle();
  });
  afterAll(() => court.close());

  const reads = async (who: Asking): Promise<unknown[]> => {
    await court.assessed.settle();
    const answers = [];
    const held = `/v1/evidence/${evidence}`;
    for (const url of [address, `${address}/readings`, held, `${held}/content`]) {
      const { status, text } = await court.get(url, {}, who);
      answers.push([status, /"code":"([a-z-]+)"/.exec(text)?.[1]]);
    }
    return answers;
  };
  const listed = async (who: Asking): Promise<string[]> => {
    await court.assessed.settle();
    const { items } = (await court.get('/v1/appeals?status=evidence-open', {}, who)).body as {
      readonly items: readonly { readonly appeal: string }[];
    };
    return items.map(({ appeal }) => appeal);
  };
  const all = (status: number, code?: string) => Array.from({ length: 4 }, () => [status, code]);
  const appeal = () => address.split('/').at(-1);

  it('sees and does everything before', async () => {
    expect(await reads(second)).toEqual(all(200));
    expect(await listed(second)).toEqual([appeal()]);
  });

  it('sees evidence as everybody does in whose scope the appeal is, and nobody else', async () => {
    const held = `/v1/evidence/${evidence}`;
    expect((await court.get(held, {}, people.verifier)).status).toBe(200);
    expect(refusal(await court.get(held, {}, people.otherVerifier))).toEqual([403, 'forbidden']);
    expect(refusal(await court.get(held, {}, people.colleague))).toEqual([403, 'forbidden']);
  });

  it('sees and does nothing from that moment on, while the others go on', async () => {
    const challenged = await court.post(
      `${address}/challenges`,
      { member: 'R-2', reason: 'Shares a house with the assessor.' },
      appellant,
    );
    expect([challenged.status, (challenged.body as AppealDeedAnswer).recorded]).toEqual([
      200,
      ['MemberChallenged'],
    ]);
    challenge = (challenged.body as AppealDeedAnswer).challenge!;
    expect(await reads(second)).toEqual(all(403, 'member-challenged'));
    expect(await listed(second)).toEqual([]);
    const closing = await court.post(`${address}/evidence-closing`, undefined, second);
    expect(refusal(closing)).toEqual([403, 'member-challenged']);
    expect(await reads(third)).toEqual(all(200));
    expect(await listed(third)).toEqual([appeal()]);
    expect((await court.file(address)).panel).toContainEqual({ member: 'R-2', standing: 'challenged' });
  });

  it('does not decide on it themself', async () => {
    const decision = { outcome: 'kept', reason: 'There is nothing in it.' };
    const own = await court.post(`${address}/challenges/${challenge}/decision`, decision, second);
    expect(own.status).toBe(403);
    const none = await court.post(`${address}/challenges/none/decision`, decision, admits);
    expect(refusal(none)).toEqual([404, 'unknown-challenge']);
  });

  it('leaves for good where the challenge is right, and somebody else comes', async () => {
    const decision = { outcome: 'recused', reason: 'They do.' };
    await court.done(address, `challenges/${challenge}/decision`, decision, admits);
    expect(await reads(second)).toEqual(all(403, 'recused'));
    expect(await listed(second)).toEqual([]);
    const again = await court.post(`${address}/challenges/${challenge}/decision`, decision, admits);
    expect(refusal(again)).toEqual([409, 'challenge-decided']);

    for (const side of [appellant, speaksForOffice])
      await court.done(address, 'evidence-inspection', undefined, side);
    await court.done(address, 'evidence-closing', undefined, chair);
    await court.done(address, 'deliberation', undefined, chair);
    const votes = { votes: [{ issue: 1, disposition: 'dismissed' }] };
    expect(refusal(await court.post(`${address}/votes`, votes, second))).toEqual([403, 'recused']);
    for (const member of [chair, third]) await court.done(address, 'votes', votes, member);
    const issues = [{ issue: 1, disposition: 'dismissed', reasons: 'It was open.' }];
    const short = await court.post(`${address}/decision`, { issues }, chair);
    expect(refusal(short)).toEqual([409, 'no-quorum']);

    await court.done(address, 'replacement', { leaves: 'R-2', joins: 'R-4', chair: 'R-1' }, admits);
    await court.done(address, 'votes', votes, spare);
    await court.done(address, 'decision', { issues }, chair);
    expect(await reads(second)).toEqual(all(403, 'recused'));
    expect(await court.file(address)).toMatchObject({
      status: 'decided',
      challenges: [{ member: 'R-2', decision: { outcome: 'recused', by: 'R-0' } }],
      panels: [{ replacements: [{ leaves: 'R-2', joins: 'R-4' }] }],
    });
  });

  it('was not shown the file, and that is not on record', async () => {
    const { items } = (await court.get(`${address}/readings`)).body as {
      readonly items: readonly { readonly readBy: string }[];
    };
    expect(items.filter(({ readBy }) => readBy === 'R-2')).toHaveLength(3);
  });
});
