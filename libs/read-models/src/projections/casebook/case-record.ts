import type { AccountabilityOnlyEvent, CaseStatus, DeadlineName, Part } from '#domain';
import { toDay } from '../../moments.js';
import { WORK_COLUMNS, type Work } from './work.js';

/** An accountability case as the table holds it. */
export interface CaseRecord extends Work {
  readonly case_id: string;
  readonly title: string;
  status: CaseStatus;
  readonly source: string;
  readonly process: string | null;
  /** Of the record that it was opened from, once that step was traced. */
  activity: string | null;
  readonly occurred_on: number;
  readonly opened_on: number;
  readonly opened_at: number;
  readonly opened_by: string;
  investigator: string | null;
  persons: string;
  sanctions: number;
  actions_open: number;
}

export const CASE_COLUMNS = [
  'position',
  'case_id',
  'title',
  'status',
  'open',
  'source',
  'unit',
  'process',
  'activity',
  'occurred_on',
  'opened_on',
  'opened_at',
  'opened_by',
  'investigator',
  'persons',
  'sanctions',
  'actions_open',
  ...WORK_COLUMNS,
] as const satisfies readonly (keyof CaseRecord)[];

/** A person named in a case. */
export interface CasePerson {
  readonly staff: string;
  readonly part: Part;
  readonly share?: number;
  readonly liable?: boolean;
  /** What they gave of what they were asked for. */
  readonly gave?: readonly ('statement' | 'defence')[];
}

export const personsOf = ({ persons }: Pick<CaseRecord, 'persons'>): CasePerson[] =>
  JSON.parse(persons) as CasePerson[];

/** Where an event leads; undefined where the case stays where it stands. */
export function caseStatusAfter(event: AccountabilityOnlyEvent, row: CaseRecord): CaseStatus | undefined {
  switch (event.type) {
    case 'InvestigationBegun':
    case 'PersonNamed':
      return 'investigating';
    case 'StatementsInvited':
      return 'statements-invited';
    case 'FindingsProposed':
      return 'findings-proposed';
    case 'CaseDecided':
      return 'decided';
    case 'CaseClosed':
      return 'closed';
    case 'CaseReopened':
      if (row.decided_on !== null) return 'decided';
      return row.investigator === null ? 'opened' : 'investigating';
    default:
      return undefined;
  }
}

/** Deadlines that an event ends, where `row` is as it leaves it: what was due was done, or is not due any more. */
export function endedInCaseBy(
  event: AccountabilityOnlyEvent,
  row: CaseRecord,
): (name: DeadlineName) => boolean {
  const everybodyGave = (what: 'statement' | 'defence'): boolean =>
    personsOf(row).every(({ gave }) => gave?.includes(what));
  switch (event.type) {
    case 'PersonReleased':
    case 'StatementGiven':
      return (name) => name === 'statement' && everybodyGave('statement');
    case 'DefenceGiven':
      return (name) => name === 'defence' && everybodyGave('defence');
    case 'PersonNamed':
    case 'FindingsProposed':
      return (name) => name === 'statement';
    case 'CaseDecided':
      return (name) => name === 'defence';
    case 'ActionCompleted':
      return (name) => name === `action:${event.data.action}`;
    case 'CaseClosed':
      return () => true;
    default:
      return () => false;
  }
}

/** What an event says of the case itself, but for its status and deadlines. */
export function advanceCase(row: CaseRecord, { type, data }: AccountabilityOnlyEvent): void {
  switch (type) {
    case 'InvestigationBegun':
      row.investigator = data.investigator;
      return;
    case 'StepsTraced': {
      const source = JSON.parse(row.source) as { record?: string };
      row.activity = data.steps.find(({ record }) => record === source.record)?.activity ?? row.activity;
      return;
    }
    case 'CaseDecided':
      row.decided_on = toDay(data.decidedOn);
      return setPersons(row, (person) => {
        const finding = data.findings.find(({ staff }) => staff === person.staff);
        return finding ? { ...person, share: finding.share, liable: finding.liable } : person;
      });
    case 'FindingsProposed':
      return setPersons(row, (person) => {
        const share = data.shares.persons.find(({ staff }) => staff === person.staff)?.share;
        return share === undefined ? person : { ...person, share };
      });
    case 'FindingVaried':
      return setPersons(row, (person) =>
        person.staff === data.staff ? { ...person, share: data.share, liable: data.share > 0 } : person,
      );
    case 'PersonNamed': {
      const { staff, part } = data;
      const others = personsOf(row).filter((person) => person.staff !== staff);
      row.persons = JSON.stringify([...others, { staff, part }]);
      return;
    }
    case 'PersonReleased':
      row.persons = JSON.stringify(personsOf(row).filter(({ staff }) => staff !== data.staff));
      return;
    case 'StatementGiven':
    case 'DefenceGiven': {
      const what = type === 'StatementGiven' ? ('statement' as const) : ('defence' as const);
      return setPersons(row, (person) =>
        person.staff !== data.staff
          ? person
          : { ...person, gave: [...new Set([...(person.gave ?? []), what])] },
      );
    }
    case 'CaseClosed':
      if (data.outcome === 'discontinued') setPersons(row, withoutProposal);
      return;
    case 'SanctionImposed':
      row.sanctions++;
      return;
    case 'ActionOrdered':
      row.actions_open++;
      return;
    case 'ActionVerified':
      if (data.effective) row.actions_open--;
  }
}

/** What was proposed of a person, and their defence against it, fall with a case that is discontinued. */
function withoutProposal({ staff, part, gave }: CasePerson): CasePerson {
  const still = gave?.filter((what) => what !== 'defence');
  return { staff, part, ...(still && { gave: still }) };
}

function setPersons(row: CaseRecord, change: (person: CasePerson) => CasePerson): void {
  row.persons = JSON.stringify(personsOf(row).map(change));
}
