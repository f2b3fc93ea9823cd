import { describe, it } from '@jest/globals';
import type { StaffMemberState } from '../staff-member/staff-member.js';
import { authority, organization } from '../testing/account-fixture.js';
import { specify } from '../testing/decider-spec.js';
import type { ExperimentEvent } from './events.js';
import { experiments, type ExperimentCommand, type ExperimentInput } from './experiment.js';

const input: ExperimentInput = {
  experiment: 'EX-1',
  unit: 'B',
  title: 'Permits by telephone',
  purpose: 'To see whether people need to come at all.',
  safeguards: 'Every tenth call is gone through by another person.',
  from: '2026-03-02',
  to: '2026-08-31',
  participants: ['S1', 'S2'],
};
const known = (staff: string): [string, StaffMemberState] => [
  staff,
  { staff, name: staff, appointments: [] },
];
const people = new Map([known('S1'), known('S2')]);
const surroundings = { organization: { ...organization, posts: new Map() } };

const register = (
  over: Partial<ExperimentInput> = {},
  by = authority('H1', 'supervisor'),
): ExperimentCommand => ({
  ...surroundings,
  type: 'RegisterExperiment',
  by,
  experiment: { ...input, ...over },
  people,
});
const approve = (by = authority('ADM', 'administrator')): ExperimentCommand => ({
  ...surroundings,
  type: 'ApproveExperiment',
  by,
  today: '2026-03-05',
  experiment: 'EX-1',
});

const registered: ExperimentEvent = { type: 'ExperimentRegistered', data: { ...input, registeredBy: 'H1' } };
const approved: ExperimentEvent = {
  type: 'ExperimentApproved',
  data: { experiment: 'EX-1', approvedBy: 'ADM', approvedOn: '2026-03-05' },
};

describe('registering an experiment', () => {
  const none = specify(experiments).given([]);
  const known = specify(experiments).given([registered]);

  it('says what is tried, by whom, how long and with what care', () =>
    none.when(register()).then([registered]));

  it('says nothing again', () => known.when(register()).thenNothing());

  it('does not take the id of another one', () => {
    known.when(register({ to: '2026-12-31' })).thenRefused('experiment-id-taken', 'experiment');
    known.when(register({}, authority('H2', 'supervisor'))).thenRefused('experiment-id-taken', 'experiment');
  });

  it('is for whoever has the unit in their scope', () => {
    none.when(register({ unit: 'C' })).thenRefused('outside-scope');
    none.when(register({}, authority('S1', 'staff-member', null))).thenRefused('outside-scope');
    none.when(register({ unit: 'Z' })).thenRefused('unknown-unit', 'unit');
  });

  it.each<[Partial<ExperimentInput>, string, string]>([
    [{ experiment: ' ' }, 'invalid-identifier', 'experiment'],
    [{ title: '' }, 'invalid-identifier', 'title'],
    [{ purpose: ' ' }, 'missing-text', 'purpose'],
    [{ safeguards: '' }, 'missing-text', 'safeguards'],
    [{ from: '2026-02-30' }, 'invalid-date', 'from'],
    [{ to: 'tomorrow' }, 'invalid-date', 'to'],
    [{ to: '2026-03-01' }, 'invalid-date', 'to'],
    [{ participants: [] }, 'nobody-named', 'participants'],
    [{ participants: ['S1', 'S9'] }, 'unknown-staff-member', 'participants.1'],
    [{ participants: ['S1', 'S1'] }, 'invalid-identifier', 'participants.1'],
  ])('refuses %j as %s', (over, code, field) => {
    none.when(register(over)).thenRefused(code, field);
  });

  it('may be for one day', () => {
    const data = { ...input, to: input.from, registeredBy: 'H1' };
    none.when(register({ to: input.from })).then([{ type: 'ExperimentRegistered', data }]);
  });
});

describe('approving an experiment', () => {
  const known = specify(experiments).given([registered]);

  it('counts from that day', () => known.when(approve()).then([approved]));

  it.each(['S1', 'S2', 'H1'])('is not for %s, who takes part or registered it', (id) => {
    known.when(approve(authority(id, 'administrator'))).thenRefused('took-part');
  });

  it('is for an administrator of that unit', () => {
    known.when(approve(authority('H2', 'supervisor'))).thenRefused('outside-scope');
    known.when(approve(authority('ADM', 'administrator', 'C'))).thenRefused('outside-scope');
  });

  it('happens once, to what was registered', () => {
    specify(experiments).given([]).when(approve()).thenRefused('unknown-experiment');
    specify(experiments).given([registered, approved]).when(approve()).thenRefused('experiment-approved');
  });

  it('leaves what was registered as it is', () =>
    specify(experiments).given([registered, approved]).when(register()).thenNothing());
});
