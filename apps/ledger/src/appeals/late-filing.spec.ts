import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { AppealDeedAnswer } from './appeal-deed-answer.js';
import { appellant, filing, proceeding, reviewers, type Proceeding } from './testing/proceeding.js';

const office = { id: 'OFFICE', as: [{ role: 'administrator' }] } as const;

describe('an appeal that is filed late', () => {
  let court: Proceeding;
  beforeAll(async () => {
    court = await proceeding();
  });
  afterAll(() => court.close());

  const filedLate = async (): Promise<string> => {
    court.assessed.now = new Date('2026-02-10T12:00:00Z');
    const entry = await court.posted({ points: 0.5 });
    court.assessed.now = new Date('2026-03-12T00:00:00Z');
    const late = { ...filing(entry), lateReason: 'I was ill.' };
    const answer = await court.post('/v1/appeals', late, appellant);
    expect([answer.status, (answer.body as AppealDeedAnswer).status]).toEqual([201, 'out-of-time']);
    return answer.headers['location'] as string;
  };

  it('is taken, and goes on with leave', async () => {
    const address = await filedLate();
    expect(await court.file(address)).toMatchObject({
      status: 'out-of-time',
      outOfTime: true,
      fileBy: '2026-03-11',
      lateReason: 'I was ill.',
    });
    const early = await court.post(`${address}/admission`, undefined, reviewers.admits);
    expect([early.status, (early.body as { code: string }).code]).toEqual([409, 'not-now']);
    await court.done(address, 'leave', { reason: 'They were.' }, reviewers.admits);
    await court.done(address, 'admission', undefined, reviewers.admits);
    expect(await court.file(address)).toMatchObject({
      status: 'admitted',
      outOfTime: true,
      admissions: [{ what: 'leave-granted', reason: 'They were.', by: 'R-0' }, { what: 'admitted' }],
    });
  });

  it('ends where leave is refused', async () => {
    const address = await filedLate();
    await court.done(address, 'leave-refusal', { reason: 'They were not.' }, reviewers.admits);
    expect((await court.file(address)).status).toBe('leave-refused');
  });

  it('is in time where it came on paper in time, and the office only took it in late', async () => {
    court.assessed.now = new Date('2026-02-10T12:00:00Z');
    const entry = await court.posted({ points: 0.5 });
    court.assessed.now = new Date('2026-03-12T00:00:00Z');
    const paper = { ...filing(entry), filedOn: '2026-03-11' };
    const answer = await court.post('/v1/appeals', paper, office);
    expect([answer.status, (answer.body as AppealDeedAnswer).status]).toEqual([201, 'filed']);
    const own = await court.post(
      '/v1/appeals',
      { ...filing(await court.posted({ points: 0.5 })), filedOn: '2026-03-11' },
      appellant,
    );
    expect(own.status).toBeGreaterThanOrEqual(400);
  });
});
