import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { circumstances, policy } from '../testing/case-fixture.js';
import type { NamedPerson } from './case-state.js';
import { parts, type Circumstances, type Part } from './events.js';
import { isExempt, liabilityShares } from './shares.js';

const who = (staff: string, part: Part, over: Partial<Circumstances & NamedPerson> = {}): NamedPerson => {
  const { tolerated, ...more } = over;
  return {
    staff,
    part,
    circumstances: { ...circumstances, ...more },
    invited: true,
    statement: true,
    defence: false,
    ...(tolerated !== undefined && { tolerated }),
  };
};

const sharesOf = (...persons: NamedPerson[]): number[] => {
  const { persons: shares, organization } = liabilityShares(persons, policy);
  expect(shares.map(({ staff }) => staff)).toEqual(persons.map(({ staff }) => staff));
  return [...shares.map(({ share }) => share), organization];
};

const handler = who('H', 'handler');
const reviewer = who('R', 'reviewer');
const approver = who('A', 'approver');

describe('liability shares', () => {
  it('are all of it for a handler alone', () => {
    expect(sharesOf(handler)).toEqual([1000, 0]);
  });

  it('lie mainly with whoever approved, or reviewed before that, or chaired', () => {
    expect(sharesOf(handler, approver)).toEqual([300, 700, 0]);
    expect(sharesOf(handler, reviewer)).toEqual([300, 700, 0]);
    expect(sharesOf(handler, reviewer, approver)).toEqual([150, 700, 150, 0]);
    expect(sharesOf(who('M', 'member'), who('C', 'chair'), approver)).toEqual([150, 700, 150, 0]);
  });

  it('lie mainly with the first named where several had the same part', () => {
    expect(sharesOf(handler, who('H2', 'handler'))).toEqual([700, 300, 0]);
    expect(sharesOf(approver, handler, who('A2', 'approver'))).toEqual([700, 150, 150, 0]);
  });

  it('give what does not come out even to those who were named first', () => {
    const members = ['M1', 'M2', 'M3', 'M4'].map((id) => who(id, 'member'));
    expect(sharesOf(who('C', 'chair'), ...members.slice(0, 3), handler)).toEqual([700, 75, 75, 75, 75, 0]);
    expect(sharesOf(...members.slice(0, 3))).toEqual([334, 333, 333, 0]);
    expect(sharesOf(approver, ...members, handler, reviewer)).toEqual([50, 50, 50, 50, 50, 50, 700, 0]);
    expect(sharesOf(approver, ...members, handler, who('H2', 'handler'), who('H3', 'handler'))).toEqual([
      700, 43, 43, 43, 43, 43, 43, 42, 0,
    ]);
  });

  it('are all of it for whoever falsified', () => {
    const falsified = { falsified: 'a forged stamp' };
    expect(sharesOf(who('H', 'handler', falsified), reviewer, approver)).toEqual([1000, 0, 0, 0]);
    const two = [who('H', 'handler', falsified), approver, who('H2', 'handler', falsified)];
    expect(sharesOf(...two)).toEqual([700, 0, 300, 0]);
  });

  it.each([
    { dissented: 'minutes of 1 February' },
    { followedOrder: 'order 17' },
    { unclearRule: 'two readings of § 4' },
    { forceMajeure: 'flood' },
    { tolerated: 'X1' },
  ])('leave out whoever is exempt, for the others to bear: %j', (why) => {
    expect(sharesOf(handler, who('A', 'approver', why))).toEqual([1000, 0, 0]);
    expect(sharesOf(handler, reviewer, who('A', 'approver', why))).toEqual([300, 700, 0, 0]);
    expect(sharesOf(who('M', 'member', why), who('C', 'chair'), who('M2', 'member'))).toEqual([
      0, 700, 300, 0,
    ]);
    expect(sharesOf(who('H', 'handler', why), who('A', 'approver', why))).toEqual([0, 0, 1000]);
  });

  it('do not change with what only weighs in the sanction', () => {
    const told = who('A', 'approver', { mitigation: ['told at once'], aggravation: ['the second time'] });
    expect(sharesOf(handler, told)).toEqual([300, 700, 0]);
  });

  it('sum to exactly 1000 whatever the parts, the circumstances and the policy', () => {
    const why = fc.option(fc.constant('so'), { nil: undefined, freq: 3 });
    const anyPerson = fc.record({
      part: fc.constantFrom(...parts),
      falsified: why,
      dissented: why,
      followedOrder: why,
      unclearRule: why,
      forceMajeure: why,
      tolerated: why,
    });
    const people = fc
      .array(anyPerson, { minLength: 1, maxLength: 12 })
      .map((all) => all.map(({ part, ...over }, index) => who(`S${index}`, part, over)));
    fc.assert(
      fc.property(people, fc.nat(1000), (persons, mainShare) => {
        const accountability = { ...policy.accountability, mainShare };
        const { persons: shares, organization } = liabilityShares(persons, { ...policy, accountability });
        const whole = shares.reduce((sum, { share }) => sum + share, organization);
        if (whole !== 1000) throw new Error(`they sum to ${whole}`);
        shares.forEach(({ staff, share }, index) => {
          if (staff !== persons[index]!.staff || !Number.isInteger(share) || share < 0)
            throw new Error(staff);
          if (share > 0 && isExempt(persons[index]!)) throw new Error(`${staff} is exempt`);
        });
        if (organization > 0 && !persons.every(isExempt)) throw new Error('somebody is left');
      }),
      { numRuns: 10_000 },
    );
  });
});
