import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { appellant, proceeding, reviewers, type Proceeding } from '../appeals/testing/proceeding.js';
import type { PageAnswer } from '../http/page-answer.js';
import type { Asking } from '../testing/served.js';
import type { AuditLineAnswer } from './audit-trail.dto.js';

const { second, third } = reviewers;

describe('the audit trail for a member of a panel who was challenged', () => {
  let court: Proceeding;
  let address: string;
  beforeAll(async () => {
    court = await proceeding();
    address = await court.filed(await court.posted());
    await court.underEvidence(address);
    await court.done(address, 'challenges', { member: 'R-2', reason: 'Bias.' }, appellant);
    await court.assessed.settle();
  });
  afterAll(() => court.close());

  const typesIn = async (subject: string, who: Asking): Promise<string[]> => {
    const { body } = await court.get(`/v1/audit-trail?${subject}&limit=500`, {}, who);
    return (body as PageAnswer<AuditLineAnswer>).items.map(({ type }) => type);
  };

  it('tells nothing of the appeal, whatever it is asked about, and everything else', async () => {
    const id = encodeURIComponent(`S-1/${address.split('/').at(-1)}`);
    expect(await typesIn(`kind=appeal&id=${id}`, third)).toContain('AppealFiled');
    expect(await typesIn(`kind=appeal&id=${id}`, second)).toEqual([]);
    const [all, some] = [
      await typesIn('kind=staff&id=S-1', third),
      await typesIn('kind=staff&id=S-1', second),
    ];
    expect(all).toEqual(expect.arrayContaining(['AppealFiled', 'MemberChallenged', 'DeadlineSet']));
    expect(some).toEqual(expect.arrayContaining(['EntryPosted', 'StaffMemberRegistered']));
    expect(some).not.toContain('AppealFiled');
    expect(some.length).toBeLessThan(all.length);
  });
});
