import { describe, expect, it } from '@jest/globals';
import { specify } from '../testing/decider-spec.js';
import {
  after,
  appealAfter,
  clerk,
  deed,
  deedIn,
  folded,
  office,
  people,
  reviewer,
  upTo,
  who,
} from '../testing/appeal-fixture.js';
import { docket } from './docket.js';

const filed = after(...upTo('FileAppeal'));
const admitted = after(...upTo('AdmitAppeal'));

const notIndependent: readonly [string, string, string][] = [
  ['S1', 'took-part', 'the appellant'],
  ['P1', 'took-part', 'who proposed it'],
  ['V1', 'took-part', 'who confirmed it'],
  ['H1', 'supervised', 'who headed the unit that day'],
  ['H2', 'supervised', 'who headed the unit above it that day'],
  ['D1', 'under-participant', 'who sits in the unit today'],
  ['W1', 'under-participant', 'who works under somebody who took part'],
];

describe('nobody reviews', () => {
  it.each(notIndependent)('as %s: %s, %s', (id, code) => {
    specify(docket)
      .given(filed)
      .when(deed('AdmitAppeal', { by: reviewer(id) }))
      .thenRefused(code);
    specify(docket)
      .given(admitted)
      .when(deed('FormPanel', { members: ['R1', id, 'R3'] }))
      .thenRefused(code, 'members.1');
    specify(docket)
      .given(admitted)
      .when(deed('FormPanel', { by: { ...clerk(1), id } }))
      .thenRefused(code);
  });

  it('who works under the appellant', () => {
    const over = { people: new Map([...people, ['S1', people.get('V1')!]]), by: reviewer('W1') };
    const refusal = specify(docket)
      .given(filed)
      .when(deed('AdmitAppeal', over))
      .thenRefused('under-participant');
    expect(refusal.message).toContain('W1');
  });

  it('who has no such role, or none that reaches there', () => {
    specify(docket)
      .given(filed)
      .when(deed('AdmitAppeal', { by: office }))
      .thenRefused('outside-scope');
    specify(docket)
      .given(filed)
      .when(deed('AdmitAppeal', { by: who('R1', 'reviewer', 'C') }))
      .thenRefused('outside-scope');
  });

  it('who spoke for the office, and the other way round', () => {
    const spoke = after(...upTo('InspectEvidence'));
    specify(docket)
      .given(spoke)
      .when(deed('CloseEvidence', { by: { ...clerk(1), id: 'O1' } }))
      .thenRefused('took-part');
    specify(docket)
      .given(spoke)
      .when(deed('InspectEvidence', { by: clerk(1) }))
      .thenRefused('took-part');
  });

  it('in the second instance, who did anything in the first', () => {
    const escalated = after(...upTo('EscalateAppeal', 2));
    for (const id of ['K1', 'R1', 'R2', 'R3']) {
      const by = { ...clerk(1), id };
      specify(docket)
        .given(escalated)
        .when(deedIn(2, 'AdmitAppeal', { by }))
        .thenRefused('other-instance');
      specify(docket)
        .given(after(...upTo('AdmitAppeal', 2)))
        .when(deedIn(2, 'FormPanel', { chair: 'R4', members: ['R4', 'R5', id] }))
        .thenRefused('other-instance', 'members.2');
    }
    expect(appealAfter(escalated).panel).toEqual([]);
  });
});

it.each(['H3', 'R9'])('%s may: they head nobody concerned, or come from outside', (id) => {
  const by = reviewer(id);
  expect(docket.decide(folded(filed), deed('AdmitAppeal', { by }))[0]!.data).toMatchObject({
    admittedBy: id,
  });
});

describe('whoever took part in a score since it was contested', () => {
  const tookPart = [{ person: 'R2', as: 'verifier' }] as const;

  it('is not put on its panel', () => {
    specify(docket)
      .given(after(...upTo('AdmitAppeal')))
      .when(deed('FormPanel', { tookPart }))
      .thenRefused('took-part', 'members.1');
  });

  it('neither votes, nor counts among those who voted before', () => {
    specify(docket)
      .given(after(...upTo('BeginDeliberation')))
      .when(deed('CastVote', { by: reviewer('R2'), tookPart }))
      .thenRefused('took-part');
    const voted = after(...upTo('CastVote'));
    const refusal = specify(docket)
      .given(voted)
      .when(deed('DecideAppeal', { tookPart }))
      .thenRefused('took-part');
    expect(refusal.message).toContain('R2');
  });
});
