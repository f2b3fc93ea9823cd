import { describe, expect, it } from '@jest/globals';
import { workRecord } from '../testing/rulebook-fixture.js';
import type { WorkRecordData } from '../work-record/events.js';
import { factsOf, type FactValue } from './facts.js';

const facts = factsOf({ amount: 'number', kind: 'text', paid: 'boolean', ['toString' as string]: 'text' });
const ask = (fact: string, part: Partial<WorkRecordData>): FactValue | undefined =>
  facts.get(fact)!.of({ ...workRecord, ...part });

describe('facts of a record finished on 2012-07-10', () => {
  it.each<[string, Partial<WorkRecordData>, FactValue | undefined]>([
    ['daysLate', { plannedOn: '2012-07-03' }, 7n],
    ['daysLate', { plannedOn: '2012-07-13' }, -3n],
    ['daysLate', { plannedOn: '2012-02-28' }, 133n],
    ['daysLate', {}, undefined],
    ['daysEarly', { plannedOn: '2012-07-13' }, 3n],
    ['daysEarly', {}, undefined],
    ['hasPlan', { plannedOn: '2012-07-13' }, true],
    ['hasPlan', {}, false],
    ['daysOverdue', { dueOn: '2012-07-09' }, 1n],
    ['daysOverdue', {}, undefined],
    ['deadlineMet', { dueOn: '2012-07-10' }, true],
    ['deadlineMet', { dueOn: '2012-07-09' }, false],
    ['deadlineMet', {}, undefined],
    ['hasDeadline', { dueOn: '2012-07-10' }, true],
    ['hasDeadline', {}, false],
    ['occurrence', { occurrence: 3 }, 3n],
    ['repeatedStep', { occurrence: 2 }, true],
    ['repeatedStep', { occurrence: 1 }, false],
    ['registrationDelay', { effectiveOn: '2012-07-02' }, 8n],
    ['registrationDelay', {}, undefined],
    ['selfSupervised', { supervisor: 'M1-1' }, true],
    ['selfSupervised', { supervisor: 'M1-2' }, false],
    ['selfSupervised', {}, undefined],
    ['selfSupervised', { staff: undefined, supervisor: 'M1-2' }, undefined],
    ['activity', {}, 'check-documents'],
    ['process', {}, 'M1/4711'],
    ['unit', {}, 'M1'],
    ['post', {}, 'M1-handler'],
    ['post', { post: undefined }, undefined],
    ['attributes.amount', { attributes: { amount: 12.5 } }, 12.5],
    ['attributes.paid', { attributes: { paid: false } }, false],
    ['attributes.kind', { attributes: { kind: '' } }, ''],
    ['attributes.amount', { attributes: { paid: false } }, undefined],
    ['attributes.amount', {}, undefined],
  ])('%s of %j is %p', (fact, part, value) => {
    expect(ask(fact, part)).toBe(value);
  });

  it('are unknown where an attribute is of another type than declared', () => {
    expect(ask('attributes.amount', { attributes: { amount: '12.5' } })).toBeUndefined();
  });

  it('never come from what every object inherits', () => {
    expect(ask('attributes.toString', { attributes: {} })).toBeUndefined();
  });
});
