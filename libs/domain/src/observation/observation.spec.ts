import { describe, expect, it } from '@jest/globals';
import {
  authority,
  closedPeriod,
  givenEvidence,
  openPeriod,
  organization,
  TODAY,
} from '../testing/account-fixture.js';
import { specify } from '../testing/decider-spec.js';
import type { ObservationEvent, ObservationNoted } from './events.js';
import { observations, type Note, type ObservationCommand } from './observation.js';

const note: Note = {
  observation: 'O1',
  staff: 'S1',
  process: 'P1',
  tone: 'negative',
  text: 'Left the counter unattended',
  occurredOn: '2024-02-01',
  evidence: ['D1'],
};
type NoteCommand = Extract<ObservationCommand, { type: 'NoteObservation' }>;
const noting = (over: Partial<Note> = {}, command: Partial<NoteCommand> = {}): NoteCommand => ({
  type: 'NoteObservation',
  by: authority('P1', 'assessor'),
  today: TODAY,
  note: { ...note, ...over },
  period: '2024-Q1',
  periodState: openPeriod,
  organization,
  appointments: [{ post: 'desk', unit: 'B', from: '2024-01-01', to: null }],
  evidenceStates: new Map([
    ['D1', givenEvidence('D1')],
    ['D3', givenEvidence('D3', 'P2')],
  ]),
  ...command,
});
const data: ObservationNoted['data'] = { ...note, unit: 'B', period: '2024-Q1', notedBy: 'P1' };
const noted: ObservationEvent = { type: 'ObservationNoted', data };
const verify = (id: string, unit: string | null = 'A'): ObservationCommand => ({
  type: 'VerifyObservation',
  by: authority(id, 'verifier', unit),
  observation: 'O1',
  organization,
});
const dismiss = (id: string, reason = 'it was somebody else'): ObservationCommand => ({
  type: 'DismissObservation',
  by: authority(id, 'verifier'),
  observation: 'O1',
  reason,
  organization,
});
const verified: ObservationEvent = {
  type: 'ObservationVerified',
  data: { observation: 'O1', verifiedBy: 'V1' },
};
const dismissed = (dismissedBy: string): ObservationEvent => ({
  type: 'ObservationDismissed',
  data: { observation: 'O1', dismissedBy, reason: 'it was somebody else' },
});
const maturing = { observation: 'O1', entryId: 'E1', period: '2024-Q1', staff: 'S1' };
const mature: ObservationCommand = { type: 'MatureObservation', maturing };
const matured: ObservationEvent = { type: 'ObservationMatured', data: maturing };

describe('noting an observation', () => {
  const fresh = specify(observations).given([]);

  it('is done once', () => {
    fresh.when(noting()).then([noted]);
    specify(observations).given([noted]).when(noting()).thenNothing();
    specify(observations)
      .given([noted])
      .when(noting({ text: 'other' }))
      .thenRefused('observation-noted', 'observation');
  });

  it('of a process alone names its unit', () => {
    const ofProcess = { ...data, staff: undefined };
    fresh.when(noting({ staff: undefined, unit: 'B' })).then([{ type: 'ObservationNoted', data: ofProcess }]);
    fresh.when(noting({ staff: undefined })).thenRefused('missing-unit', 'unit');
    fresh.when(noting({ staff: undefined, unit: 'C' })).thenRefused('outside-scope');
    fresh
      .when(noting({ staff: undefined, process: undefined, unit: 'B' }))
      .thenRefused('observation-of-nothing', 'staff');
  });

  it.each<[string, Partial<Note>, Partial<NoteCommand>]>([
    ['own-assessment', {}, { by: authority('S1', 'supervisor') }],
    ['outside-scope', {}, { by: authority('P1', 'assessor', 'C') }],
    ['outside-scope', {}, { by: authority('R1', 'reviewer') }],
    ['no-appointment', {}, { appointments: [] }],
    ['no-appointment', { unit: 'A' }, {}],
    ['unknown-unit', { unit: 'Z' }, {}],
    ['in-the-future', { occurredOn: '2024-03-02' }, {}],
    ['period-closed', {}, { periodState: closedPeriod }],
    ['missing-text', { text: ' ' }, {}],
    ['unknown-evidence', { evidence: ['D1', 'D2'] }, {}],
    ['unknown-evidence', { evidence: ['D1', 'D3'] }, {}],
    ['invalid-identifier', { observation: ' ' }, {}],
    ['invalid-identifier', { staff: undefined, unit: 'B', process: 'P\n' }, {}],
  ])('is refused: %s', (code, over, command) => {
    fresh.when(noting(over, command)).thenRefused(code);
  });
});

describe('an observation', () => {
  it('is verified by another person in scope, once', () => {
    const history = specify(observations).given([noted]);
    history.when(verify('V1')).then([verified]);
    history.when(verify('P1')).thenRefused('took-part');
    history.when(verify('S1')).thenRefused('own-assessment');
    history.when(verify('V1', 'C')).thenRefused('outside-scope');
    const after = specify(observations).given([noted, verified]);
    after.when(verify('V1')).thenNothing();
    expect(after.when(verify('V2')).thenRefused('observation-not-noted').message).toMatch(/verified by V1/);
    specify(observations).given([]).when(verify('V1')).thenRefused('unknown-observation');
  });

  it('is dismissed by who may verify it, or taken back by whoever noted it, with a reason', () => {
    for (const before of [[noted], [noted, verified]]) {
      const history = specify(observations).given(before);
      history.when(dismiss('V1')).then([dismissed('V1')]);
      history.when(dismiss('P1')).then([dismissed('P1')]);
      history.when(dismiss('S1')).thenRefused('own-assessment');
      history.when(dismiss('V1', '')).thenRefused('missing-reason', 'reason');
      history
        .when({ ...dismiss('R1'), by: authority('R1', 'assessor') } as ObservationCommand)
        .thenRefused('outside-scope');
    }
    const after = specify(observations).given([noted, dismissed('V1')]);
    after.when(dismiss('V1')).thenNothing();
    after.when(dismiss('V2')).thenRefused('observation-not-open');
    after.when(verify('V2')).thenRefused('observation-not-noted');
  });

  it('matures once, into the first entry', () => {
    specify(observations).given([noted, verified]).when(mature).then([matured]);
    const after = specify(observations).given([noted, verified, matured]);
    after.when({ type: 'MatureObservation', maturing: { ...maturing, entryId: 'E2' } }).thenNothing();
    const refusal = after.when(dismiss('V1')).thenRefused('observation-not-open');
    expect(refusal.message).toMatch(/matured into entry E1/);
  });
});
