import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { schemaVersions, type Envelope, type LedgerEvent, type LedgerEventType, type Role } from '#domain';
import type { StoredEvent } from '#event-store';
import { encodeEvent } from '#processing';
import { caseworkSamples } from '../../../../libs/read-models/src/testing/casework-samples.js';
import { smallLedger, type SmallLedger } from '../testing/small-ledger.js';
import { feedFilter } from './feed-filter.js';

type DataOf<Type extends LedgerEventType> = Extract<LedgerEvent, { type: Type }>['data'];

const entry = { entryId: 'E-1', period: '2026-Q1', staff: 'B:2' } as const;
const posted = {
  ...entry,
  kind: 'deduction',
  indicator: 'timeliness',
  points: 500,
  occurredOn: '2026-02-10',
  origin: 'manual',
  rulebookVersion: 1,
  reason: 'Kept it back',
  evidence: [],
} as const;

type CaseworkType = keyof typeof caseworkSamples;

/** An event of each type: where it concerns a person, it is B:2. */
const assessment: { readonly [Type in Exclude<LedgerEventType, CaseworkType>]: DataOf<Type> } = {
  UnitRegistered: { unit: 'U/9', name: 'Unit nine', parent: null },
  PostRegistered: { post: 'U/9:clerk', name: 'Clerk', unit: 'U/9' },
  StaffMemberRegistered: { staff: 'B:2', name: 'Member B:2' },
  AppointmentStarted: { staff: 'B:2', post: 'U/1:clerk', unit: 'U/1', from: '2026-01-01', to: null },
  AppointmentEnded: { staff: 'B:2', post: 'U/1:clerk', from: '2026-01-01', to: '2026-03-01' },
  RulebookPublished: { rulebook: { version: 1 } as never },
  PeriodOpened: { period: '2026-Q1', from: '2026-01-01', to: '2026-03-31', rulebookVersion: 1 },
  PeriodClosed: { period: '2026-Q1', reason: 'The quarter is over' },
  WorkRecorded: {
    recordId: 'R-1',
    process: 'P/R1',
    activity: 'review',
    occurrence: 1,
    occurredOn: '2026-02-10',
    unit: 'U/1',
    staff: 'B:2',
    post: 'U/1:clerk',
    content: 'c',
  },
  AccountOpened: { period: '2026-Q1', staff: 'B:2', unit: 'U/1', post: 'U/1:clerk', rulebookVersion: 1 },
  EntryPosted: posted,
  EntryReversed: { ...entry, reverses: 'E-0', reason: 'Sent', authority: 'Review', occurredOn: '2026-02-10' },
  EntryProposed: {
    ...posted,
    unit: 'U/1',
    post: 'U/1:clerk',
    proposedBy: 'A-1',
    steps: { confirmation: true, answerDays: null },
    answerBy: null,
  },
  EntryConfirmed: { ...entry, confirmedBy: 'V-1', answerBy: null },
  EntryReturned: { ...entry, returnedBy: 'V-1', reason: 'No evidence' },
  EntryWithdrawn: { ...entry, reason: 'A mistake' },
  EntryAcknowledged: entry,
  EntryDisputed: { ...entry, statement: 'I was ill' },
  AnswerLapsed: { ...entry, answerBy: '2026-03-01' },
  DisputeDecided: { ...entry, decidedBy: 'V-2', outcome: 'stands', reason: 'No proof' },
  EvidenceAttached: { ...entry, evidence: 'EV-1', attachedBy: 'A-1' },
  MatterOpened: { matter: 'M-1', title: 'Complaint about B:2', occurredOn: '2026-02-10' },
  ObservationNoted: {
    observation: 'O-1',
    staff: 'B:2',
    unit: 'U/1',
    period: '2026-Q1',
    tone: 'negative',
    text: 'Late again',
    occurredOn: '2026-02-10',
    evidence: [],
    notedBy: 'A-1',
  },
  ObservationVerified: { observation: 'O-1', verifiedBy: 'V-1' },
  ObservationDismissed: { observation: 'O-1', dismissedBy: 'V-1', reason: 'Not so' },
  ObservationMatured: { observation: 'O-1', ...entry },
  EvidenceUploaded: {
    evidence: 'EV-1',
    sha256: '00',
    bytes: 1,
    mediaType: 'text/plain',
    name: 'letter.txt',
    uploadedBy: 'A-1',
  },
  EvidenceReferenced: {
    evidence: 'EV-2',
    url: 'https://dms.example/1',
    title: 'Letter',
    referencedBy: 'A-1',
  },
};
const casework = Object.fromEntries(
  Object.entries(caseworkSamples).map(([type, [data]]) => [type, data]),
) as { readonly [Type in CaseworkType]: DataOf<Type> };
const events: Readonly<Record<LedgerEventType, object>> = { ...assessment, ...casework };
const types = Object.keys(events) as LedgerEventType[];

function storedAs(type: LedgerEventType, staff = 'B:2'): StoredEvent {
  const envelope: Envelope = {
    eventId: '01890a5d-ac96-774b-bcce-b302099a8057',
    stream: 's',
    revision: 0,
    schemaVersion: schemaVersions[type],
    recordedAt: '2026-02-10T12:00:00.000Z',
    actor: { kind: 'person', id: 'A-1', role: 'assessor' },
    commandId: 'c',
    correlationId: 'c',
  };
  const data: unknown = JSON.parse(JSON.stringify(events[type]).replaceAll('B:2', staff));
  const bytes = encodeEvent(envelope, { type, data } as LedgerEvent);
  return { position: 1, stream: 's', revision: 0, bytes };
}

describe('which events a reader gets', () => {
  let ledger: SmallLedger;
  beforeAll(async () => void (ledger = await smallLedger()));
  afterAll(() => ledger.close());

  const shownTo = (id: string, role: Role, unit: string | null, staff?: string): LedgerEventType[] => {
    const filter = feedFilter({ id, grants: [{ role, unit }] }, {}, ledger.readModels);
    return types.filter((type) => filter.shows(storedAs(type, staff)));
  };

  const publicTypes = [
    'UnitRegistered',
    'PostRegistered',
    'RulebookPublished',
    'PeriodOpened',
    'PeriodClosed',
    'CalendarDaysDeclared',
  ];
  const dutyTypes = ['MatterOpened', 'ExperimentRegistered', 'ExperimentApproved'];
  const ofNobody = ['MatterOpened', 'EvidenceUploaded', 'EvidenceReferenced'];
  // What an observation was about stands in the read models, which do not know this one.
  const ofTheObservation = ['ObservationVerified', 'ObservationDismissed'];

  // What happens to a case as a whole.
  const ofTheCase = [
    'CaseOpened',
    'InvestigationBegun',
    'StepsTraced',
    'CaseEvidenceAttached',
    'CaseClosed',
    'CaseReopened',
    'ActionCompleted',
    'ActionVerified',
    'DeadlineBreached',
  ];

  it('keeps every type of event about another person from a staff member', () => {
    expect(shownTo('A/1', 'staff-member', null).sort()).toEqual([...publicTypes].sort());
  });

  it('gives a staff member every type of event about themselves', () => {
    const hidden = types.filter((type) => !shownTo('A/1', 'staff-member', null, 'A/1').includes(type));
    const experiments = ['ExperimentRegistered', 'ExperimentApproved'];
    const secret = ['VoteCast'];
    const expected = [...ofNobody, ...ofTheObservation, ...ofTheCase, ...experiments, ...secret];
    expect(hidden.sort()).toEqual(expected.sort());
  });

  it('gives those with a scope what belongs to it, and those with another one nothing of it', () => {
    const inScope = shownTo('V-1', 'verifier', 'U/1');
    expect(inScope).toEqual(expect.arrayContaining(['EntryPosted', 'WorkRecorded', 'StaffMemberRegistered']));
    expect(inScope).not.toEqual(expect.arrayContaining(['EvidenceUploaded']));
    expect(shownTo('V-1', 'verifier', 'U/9').sort()).toEqual([...publicTypes, ...dutyTypes].sort());
  });

  it('gives everything but votes to an auditor of the whole organisation, and asks nothing about it', () => {
    const filter = feedFilter({ id: 'AU', grants: [{ role: 'auditor', unit: null }] }, {}, {
      barredSomewhere: () => false,
    } as never);
    expect(filter.asksReadModels).toBe(false);
    expect(types.filter((type) => !filter.shows(storedAs(type)))).toEqual(['VoteCast']);
  });

  it('keeps what somebody is barred from also from those who read all, and looks at each event for them', () => {
    const readModels = {
      isWithin: () => true,
      placeOf: ({ type }: { type: LedgerEventType }) =>
        type === 'HearingHeld' ? { barred: ['AU', 'RE'] } : { unit: 'U/1' },
      barredSomewhere: (id: string) => id === 'AU',
    } as never;
    const shown = (id: string, ...roles: Role[]): [asks: boolean, withheld: LedgerEventType[]] => {
      const by = { id, grants: roles.map((role) => ({ role, unit: null })) };
      const filter = feedFilter(by, {}, readModels);
      return [filter.asksReadModels, types.filter((type) => !filter.shows(storedAs(type)))];
    };
    expect(shown('AU', 'auditor')).toEqual([true, ['HearingHeld', 'VoteCast']]);
    expect(shown('AX', 'auditor')).toEqual([false, ['VoteCast']]);
    // Challenged while they read, they are barred at once.
    expect(shown('RE', 'auditor', 'reviewer')).toEqual([true, ['HearingHeld']]);
  });

  it('gives only what was asked for', () => {
    const auditor = { id: 'AU', grants: [{ role: 'auditor', unit: null }] } as const;
    const only = (wish: object): LedgerEventType[] =>
      types.filter((type) => feedFilter(auditor, wish, ledger.readModels).shows(storedAs(type)));
    expect(only({ types: ['MatterOpened', 'PeriodClosed'] })).toEqual(['PeriodClosed', 'MatterOpened']);
    expect(only({ staff: 'A/1' })).toEqual([]);
    expect(only({ staff: 'B:2' })).toEqual(expect.arrayContaining(['EntryPosted', 'ObservationNoted']));
    expect(only({ staff: 'B:2', types: ['EntryPosted', 'PeriodClosed'] })).toEqual(['EntryPosted']);
  });
});
