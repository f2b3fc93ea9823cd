import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { Asking } from '../testing/served.js';
import {
  appellant,
  onFirst,
  proceeding,
  reviewers,
  speaksForOffice,
  type PostedEntry,
  type Proceeding,
} from './testing/proceeding.js';

const { admits, chair, second, third } = reviewers;

describe('a deed in an appeal is refused, and nothing is recorded,', () => {
  let court: Proceeding;
  let entry: PostedEntry;
  let address: string;
  beforeAll(async () => {
    court = await proceeding();
    entry = await court.posted();
    address = await court.filed(entry);
  });
  afterAll(() => court.close());
  const deed = (name: string, json: object | undefined, who: Asking) =>
    court.refused(`${address}/${name}`, json, who);

  it('where there is no such appeal', async () => {
    expect(await court.refused('/v1/appeals/S-1/none/admission', undefined, admits)).toEqual([
      404,
      'unknown-appeal',
      ['appeal'],
    ]);
  });

  it('before its time', async () => {
    expect(
      await deed('decision', { issues: [{ ...onFirst([], 'dismissed'), reasons: 'x' }] }, chair),
    ).toEqual([409, 'not-now', ['appeal']]);
  });

  it('by someone who took part, or is not let through', async () => {
    const both = { id: 'V-1', as: [{ role: 'reviewer' }] } as const;
    expect((await deed('admission', undefined, both)).slice(0, 2)).toEqual([403, 'took-part']);
    expect(await deed('admission', undefined, appellant)).toEqual([403, 'forbidden', []]);
    const elsewhere = { id: 'R-9', as: [{ role: 'reviewer', unit: 'CUSTOMS' }] } as const;
    expect(await deed('admission', undefined, elsewhere)).toEqual([403, 'forbidden', []]);
  });

  it('with a panel that cannot sit', async () => {
    await court.done(address, 'admission', undefined, admits);
    const panel = (members: string[], leads = 'R-1') => deed('panel', { chair: leads, members }, admits);
    expect(await panel(['R-1', 'R-2'])).toEqual([400, 'invalid-panel', ['members']]);
    expect(await panel([])).toEqual([400, 'invalid-panel', ['members']]);
    expect(await panel(['R-1', 'R-2', 'R-3'], 'R-4')).toEqual([400, 'invalid-panel', ['chair']]);
    expect(await panel(['R-1', 'R-2', 'R-2'])).toEqual([400, 'invalid-request', ['members']]);
    expect(await panel(['R-1', 'A-1', 'R-2'])).toEqual([403, 'took-part', ['members.1']]);
    expect((await panel(['R-1', 'S-1', 'R-2'])).slice(0, 2)).toEqual([403, 'took-part']);
  });

  it('with evidence after it closed', async () => {
    await court.done(address, 'panel', { chair: 'R-1', members: ['R-1', 'R-2', 'R-3'] }, admits);
    await court.done(address, 'evidence-opening', undefined, chair);
    expect((await deed('evidence', { evidence: 'none' }, appellant)).slice(0, 2)).toEqual([
      404,
      'unknown-evidence',
    ]);
    const document = { url: 'https://files.example/plan', title: 'Opening hours' };
    const { body } = await court.post('/v1/evidence/references', document, appellant);
    const { evidence } = body as { evidence: string };
    await court.done(address, 'evidence', { evidence }, appellant);
    expect((await deed('evidence', { evidence }, speaksForOffice)).slice(0, 2)).toEqual([
      409,
      'evidence-known',
    ]);
    expect((await deed('evidence-closing', undefined, chair)).slice(0, 2)).toEqual([409, 'not-inspected']);
    await court.deliberating(address);
    expect(await deed('evidence', { evidence }, appellant)).toEqual([409, 'evidence-closed', ['evidence']]);
  });

  it.each<[string, object, number, string, string]>([
    ['nothing for an issue', {}, 400, 'invalid-request', 'votes.0.issue'],
    [
      'an issue that is not there',
      { issue: 2, disposition: 'dismissed' },
      404,
      'unknown-issue',
      'votes.0.issue',
    ],
    ['no remedy', { issue: 1, disposition: 'upheld' }, 422, 'remedy-missing', 'votes.0.remedies'],
  ])('with a vote that holds %s', async (_, vote, status, code, path) => {
    const [stands, said, paths] = await deed('votes', { votes: [vote] }, second);
    expect([stands, said]).toEqual([status, code]);
    expect((paths as string[])[0]).toContain(path);
  });

  it('with a remedy that worsens, is elsewhere, or is none', async () => {
    const vote = async (remedy: object) => {
      const [status, code, paths] = await deed('votes', { votes: [onFirst([remedy], 'varied')] }, second);
      return [status, code, (paths as string[])[0]];
    };
    const correct = { kind: 'correct-entry', ...entry };
    expect(await vote({ ...correct, points: 2.5 })).toEqual([422, 'aggravates', 'votes.0.remedies.0']);
    expect(await vote({ ...correct, points: 2 })).toEqual([422, 'aggravates', 'votes.0.remedies.0']);
    expect(await vote({ ...correct, points: 0.0005 })).toEqual([
      400,
      'invalid-request',
      'votes.0.remedies.0.points',
    ]);
    expect(await vote({ kind: 'reverse-entry', ...(await court.posted()) })).toEqual([
      422,
      'remedy-elsewhere',
      'votes.0.remedies.0',
    ]);
    expect(await vote({ kind: 'pardon' })).toEqual([400, 'invalid-request', 'votes.0.remedies.0.kind']);
  });

  it('as a decision without quorum, against the majority, or by another than the chair', async () => {
    const reverse = [{ kind: 'reverse-entry', ...entry }];
    const decision = (remedies: object[], disposition: string) => ({
      issues: [{ ...onFirst(remedies, disposition), reasons: 'The counter was closed.' }],
    });
    await court.done(address, 'votes', { votes: [onFirst(reverse, 'upheld')] }, chair);
    await court.done(address, 'votes', { votes: [onFirst(reverse, 'upheld')] }, second);
    const upheld = decision(reverse, 'upheld');
    expect((await deed('decision', upheld, chair)).slice(0, 2)).toEqual([409, 'no-quorum']);
    await court.done(address, 'votes', { votes: [onFirst([], 'dismissed')] }, third);
    expect((await deed('decision', decision([], 'dismissed'), chair)).slice(0, 2)).toEqual([
      409,
      'not-the-majority',
    ]);
    expect((await deed('decision', upheld, second)).slice(0, 2)).toEqual([403, 'not-chair']);
    expect((await deed('votes', { votes: [onFirst([], 'dismissed')] }, reviewers.spare)).slice(0, 2)).toEqual(
      [403, 'not-on-panel'],
    );
    await court.done(address, 'decision', upheld, chair);
  });

  it('with a service before the decision, or tomorrow', async () => {
    const service = (servedOn: string) => deed('service', { servedOn, manner: 'post' }, admits);
    expect(await service('2026-02-09')).toEqual([422, 'before-the-matter', ['servedOn']]);
    expect(await service('2026-02-11')).toEqual([422, 'in-the-future', ['servedOn']]);
  });
});
