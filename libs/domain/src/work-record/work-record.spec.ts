import { describe, expect, it } from '@jest/globals';
import type { StaffMemberState } from '../staff-member/staff-member.js';
import { specify } from '../testing/decider-spec.js';
import type { WorkRecorded } from './events.js';
import { recordAll, workRecords, type RecordContext, type ReportedRecord } from './work-record.js';

const appointments = [{ post: 'desk', unit: 'B', from: '2024-01-01', to: '2024-06-30' }];
const member = (staff: string): [string, StaffMemberState] => [staff, { staff, name: staff, appointments }];
const context: RecordContext = {
  period: '2024-Q1',
  periodState: { status: 'open', rulebookVersion: 1 },
  staff: new Map([member('S1'), member('S2')]),
};
const reported = (over: Partial<ReportedRecord> = {}): ReportedRecord => ({
  recordId: 'R1',
  process: 'P',
  activity: 'check',
  occurredOn: '2024-02-01',
  unit: 'B',
  staff: 'S1',
  content: 'c1',
  ...over,
});
const recorded = (over: Partial<WorkRecorded['data']> = {}): WorkRecorded => ({
  type: 'WorkRecorded',
  data: { ...reported(), post: 'desk', occurrence: 1, ...over },
});
const record = (over: Partial<ReportedRecord> = {}, inContext = context) =>
  ({ type: 'RecordWork', record: reported(over), context: inContext }) as const;

describe('work record', () => {
  it('is placed in its process, with the post that the member held', () => {
    specify(workRecords).given([]).when(record()).then([recorded()]);
  });

  it('counts how often its activity occurred in the process', () => {
    specify(workRecords)
      .given([recorded()])
      .when(record({ recordId: 'R2', content: 'c2' }))
      .then([recorded({ recordId: 'R2', content: 'c2', occurrence: 2 })]);
  });

  it('changes nothing when it is sent again, and is a conflict when its id says something else', () => {
    const history = specify(workRecords).given([recorded()]);
    history.when(record()).thenNothing();
    history.when(record({ content: 'c2' })).thenRefused('record-id-taken');
  });

  it('is a duplicate when another id says exactly the same', () => {
    const refusal = specify(workRecords)
      .given([recorded()])
      .when(record({ recordId: 'R9' }))
      .thenRefused('duplicate-record');
    expect(refusal.message).toContain('R1');
  });

  it('is a duplicate when another line of the same file says it again, but not when the file is read again', () => {
    const source = { file: 'january.csv', line: 7 };
    const history = specify(workRecords).given([recorded({ source })]);
    history.when(record({ source })).thenNothing();
    history.when(record({ source: { file: 'copy-of-january.csv', line: 8 } })).thenNothing();
    history.when(record({ source: { ...source, line: 9 } })).thenRefused('duplicate-record');
  });

  it('that names no one is held to whoever opened the process, where it says so', () => {
    const unnamed = {
      recordId: 'R2',
      content: 'c2',
      staff: undefined,
      attribution: 'process-opener',
    } as const;
    specify(workRecords)
      .given([recorded()])
      .when(record(unnamed))
      .then([recorded({ ...unnamed, staff: 'S1', occurrence: 2 })]);
    specify(workRecords).given([]).when(record(unnamed)).thenRefused('no-process-opener');
  });

  it('that names no one and may be held to no one is recorded without a post', () => {
    specify(workRecords)
      .given([])
      .when(record({ staff: undefined }))
      .then([recorded({ staff: undefined, post: undefined })]);
  });

  it.each([
    ['period-closed', {}, { ...context, periodState: { status: 'closed' } }],
    ['period-not-open', {}, { ...context, periodState: { status: 'unknown' } }],
    ['no-appointment', { occurredOn: '2024-07-01' }, context],
    ['no-appointment', { unit: 'C' }, context],
    ['no-appointment', { post: 'other' }, context],
    ['unknown-staff-member', { staff: 'S9' }, context],
  ] as const)('is refused: %s %j', (code, over, inContext) => {
    specify(workRecords).given([]).when(record(over, inContext)).thenRefused(code);
  });
});

describe('a batch of records of one process', () => {
  it('is decided as if one after the other, and leaves the given state alone', () => {
    const state = workRecords.initialState();
    const { events, verdicts } = recordAll(state, [
      record(),
      record(),
      record({ recordId: 'R2' }),
      record({ recordId: 'R3', content: 'c3', staff: undefined, attribution: 'process-opener' }),
      record({ recordId: 'R4', content: 'c4', staff: 'S9' }),
    ]);
    expect(verdicts.map((one) => (one.kind === 'refused' ? one.error.code : one.kind))).toEqual([
      'recorded',
      'already-recorded',
      'duplicate-record',
      'recorded',
      'unknown-staff-member',
    ]);
    expect(events.map(({ data }) => [data.recordId, data.staff, data.occurrence])).toEqual([
      ['R1', 'S1', 1],
      ['R3', 'S1', 2],
    ]);
    expect(state).toEqual(workRecords.initialState());
  });
});
