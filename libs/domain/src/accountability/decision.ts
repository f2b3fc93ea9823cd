import { DomainError } from '../domain-error.js';
import { entriesOf } from './case-entries.js';
import type { OpenedCase } from './case-state.js';
import type { CaseCommand } from './commands.js';
import type { CaseDecided, Finding } from './decision-events.js';
import { requireNamed, requireWords } from './require.js';
import { requireDecider } from './separation.js';
import { requireHeard } from './statements.js';

/** Of the shares that were proposed, those of persons who are not liable stay with the organisation. */
export function decideCase(state: OpenedCase, command: CaseCommand<'DecideCase'>): CaseDecided[] {
  const { case: id, by, today } = command;
  requireDecider(state, command);
  requireHeard(state, 'defence', today);
  const findings = findingsOf(state, command);
  const borne = findings.reduce((sum, { share }) => sum + share, 0);
  return [
    {
      type: 'CaseDecided',
      data: {
        case: id,
        decidedBy: by.id,
        decidedOn: today,
        findings,
        organization: 1000 - borne,
        entries: entriesOf(state, findings, command),
      },
    },
  ];
}

/** One of each person named, in the order in which they were. */
function findingsOf(state: OpenedCase, { findings, today }: CaseCommand<'DecideCase'>): Finding[] {
  const given = new Map(findings.map((one) => [one.person, one]));
  for (const person of given.keys()) requireNamed(state, person);
  if (given.size < findings.length) {
    throw new DomainError('finding-twice', 'findings must hold one finding of each person', 'findings');
  }
  return [...state.persons.keys()].map((person) => {
    const finding = given.get(person);
    if (!finding) {
      throw new DomainError(
        'persons-without-finding',
        `findings must say what is found of ${person}`,
        'findings',
      );
    }
    const { liable, reasons } = finding;
    requireWords('findings.reasons', reasons);
    return { staff: person, liable, share: liable ? liableShare(state, person, today) : 0, reasons };
  });
}

/** @throws DomainError `limitation-passed`, `not-liable` */
function liableShare({ opened, persons, proposed }: OpenedCase, person: string, today: string): number {
  if (opened.limitationEnds < today) {
    throw new DomainError(
      'limitation-passed',
      `nobody is held to what happened on ${opened.occurredOn} after ${opened.limitationEnds}`,
      'findings',
    );
  }
  const { tolerated } = persons.get(person)!;
  const share = proposed!.persons.find(({ staff }) => staff === person)!.share;
  // A tolerance that came after the proposal is not in its shares.
  if (share > 0 && tolerated === undefined) return share;
  throw new DomainError(
    'not-liable',
    tolerated === undefined
      ? `${person} has no share in the proposal; find them not liable`
      : `the mistake of ${person} is tolerated by experiment ${tolerated}; find them not liable`,
    'findings',
  );
}
