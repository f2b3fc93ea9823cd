import type { AppealRef, AppealSubject, CaseRef, CaseSource, RecordedEvent } from '#domain';

/** What casework can touch beyond what an event names under the very name of the kind. */
type InnerKind = 'staff' | 'process' | 'unit' | 'period' | 'observation' | 'appeal' | 'accountability-case';

export type InnerSubject = readonly [kind: InnerKind, subject: string];

/** The name of an appeal as a subject. */
export const appealSubject = ({ staff, appeal }: AppealRef): string => `${staff}/${appeal}`;

const NONE: readonly InnerSubject[] = [];

/** What is named inside of an event: the case it is about, and the persons and things in its lists. */
export function innerSubjects({ type, data }: RecordedEvent): readonly InnerSubject[] {
  switch (type) {
    // By far the most events.
    case 'WorkRecorded':
      return NONE;
    case 'DeadlineSet':
    case 'DeadlineWarned':
    case 'DeadlineBreached':
    case 'CaseFileRead':
      return ofRef(data.of);
    case 'ExperimentRegistered':
      return ofStaff(data.participants);
    case 'AppealFiled':
      return [
        ...named(data),
        ...data.issues.flatMap(({ subject, unit }) => [['unit', unit] as const, ...ofSubject(subject)]),
      ];
    case 'CaseOpened':
      return [...named(data), ...ofSource(data.source)];
    case 'StepsTraced':
      return [...named(data), ...ofStaff(data.steps.map(({ staff }) => staff))];
    case 'StatementsInvited':
      return [...named(data), ...ofStaff(data.persons)];
    case 'FindingsProposed':
      return [...named(data), ...ofStaff(data.shares.persons.map(({ staff }) => staff))];
    case 'CaseDecided':
      return [
        ...named(data),
        ...ofStaff(data.findings.map(({ staff }) => staff)),
        ...ofAccounts(data.entries),
      ];
    case 'FindingVaried':
      return [...named(data), ...(data.entry ? [['period', data.entry.period] as const] : [])];
    case 'ActionOrdered':
      return [...named(data), ...ofStaff([data.owner, ...data.repairs])];
    case 'ActionReassigned':
      return [...named(data), ...ofStaff([data.owner])];
    case 'ActionVerified':
      return [...named(data), ...ofAccounts(data.repairs)];
    default:
      return named(data);
  }
}

/** The appeal and the case that an event is about, or follows from. */
function named(data: object): readonly InnerSubject[] {
  const { staff, appeal, case: id } = data as { staff?: string; appeal?: string; case?: string };
  if (appeal === undefined && id === undefined) return NONE;
  return [
    ...(appeal === undefined || staff === undefined
      ? []
      : [['appeal', appealSubject({ staff, appeal })] as const]),
    ...(id === undefined ? [] : [['accountability-case', id] as const]),
  ];
}

const ofRef = (of: CaseRef): readonly InnerSubject[] =>
  of.kind === 'appeal'
    ? [
        ['appeal', appealSubject(of)],
        ['staff', of.staff],
      ]
    : [['accountability-case', of.case]];

const ofStaff = (ids: readonly string[]): InnerSubject[] => ids.map((id) => ['staff', id]);

const ofAccounts = (accounts: readonly { staff: string; period: string }[]): InnerSubject[] =>
  accounts.flatMap(({ staff, period }) => [
    ['staff', staff],
    ['period', period],
  ]);

const ofSubject = (subject: AppealSubject): readonly InnerSubject[] =>
  'period' in subject ? [['period', subject.period]] : [['accountability-case', subject.case]];

function ofSource(source: CaseSource): readonly InnerSubject[] {
  switch (source.kind) {
    case 'work-record':
      return [['process', source.process]];
    case 'entry':
      return [
        ['staff', source.staff],
        ['period', source.period],
      ];
    case 'observation':
      return [['observation', source.observation]];
    default:
      return NONE;
  }
}
