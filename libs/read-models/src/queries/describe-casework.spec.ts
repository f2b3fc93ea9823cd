import { describe, expect, it } from '@jest/globals';
import { schemaVersions, type LedgerEvent, type RecordedEvent } from '#domain';
import { isOfCase } from '#domain';
import { isCasework, isOfAppeal } from '../casework-events.js';
import { caseworkSamples } from '../testing/casework-samples.js';
import { describeEvent } from './describe-event.js';

const samples = Object.entries(caseworkSamples).map(
  ([type, [data, words]]) => [type, { type, data } as LedgerEvent, words] as const,
);

const said = (type: keyof typeof caseworkSamples, changes: object): string =>
  describeEvent({ type, data: { ...caseworkSamples[type][0], ...changes } } as unknown as RecordedEvent);

describe('the casework in words', () => {
  it.each(samples)('%s', (_, event, words) => {
    expect(describeEvent(event as RecordedEvent)).toBe(words);
    expect(isCasework(event)).toBe(true);
    expect(isOfAppeal(event) && isOfCase(event)).toBe(false);
  });

  it('leaves no type without words', () => {
    const others = Object.keys(schemaVersions).filter((type) => !(type in caseworkSamples));
    for (const type of others) expect(isCasework({ type, data: {} } as LedgerEvent)).toBe(false);
  });

  it('tells one outcome from the other', () => {
    expect(said('ChallengeDecided', { outcome: 'kept' })).toContain('R-3 stays.');
    expect(said('CaseClosed', { outcome: 'done' })).toBe('Case AC-1 was closed by S-9.');
    expect(said('SanctionVaried', { outcome: 'lifted', until: null })).toContain('was lifted.');
    expect(said('FindingVaried', { share: 300, organization: 700 })).toContain(
      'was varied: they carry 300 ‰; 700 ‰ stay',
    );
    expect(said('ActionVerified', { effective: false, repairs: [] })).toContain('it had no effect.');
    expect(said('AppealFiled', { outOfTime: false })).toContain('entry E-1 in 2026-Q1.');
    expect(said('AppealEscalated', { outOfTime: true })).toContain('after the last day for it, 2026-05-07.');
    expect(said('AppealEvidenceInspected', { evidence: [] })).toContain('for the appellant: there was none.');
    expect(said('CaseDecided', { findings: [], organization: 1000 })).toContain('the organisation 1000 ‰.');
    expect(said('SanctionImposed', { until: null })).toContain('from 2026-05-02.');
  });
});
