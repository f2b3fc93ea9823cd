import fc from 'fast-check';
import { accountabilityCase } from '../accountability/accountability-case.js';
import type { CaseState } from '../accountability/case-state.js';
import type { CaseCommand, CaseDeed } from '../accountability/commands.js';
import { parts, type AccountabilityEvent } from '../accountability/events.js';
import { caseTransitions, type CaseStatus } from '../accountability/transitions.js';
import type { CalendarDate } from '../calendar-date.js';
import type { CaseworkPolicy } from '../casework/policy.js';
import { addDays } from '../clock/time-limits.js';
import { DomainError } from '../domain-error.js';
import { roles } from '../duty/authority.js';
import { scoreAccount } from '../score-account/score-account.js';
import { manual, opened, posted, rulebook } from './account-fixture.js';
import {
  allDeeds,
  approvedExperiment,
  deed,
  memberOf,
  people as members,
  policy as usualPolicy,
} from './case-fixture.js';
import { officeYear } from './office-year.js';

/* Histories of a case in which everybody may do everything by their roles: only the rules of the case are in the way. */

const grants = roles.map((role) => ({ role, unit: null }));
const deciders = ['D1', 'D2'];
/** Who does what, where it is not the investigator. */
const usually: Partial<Record<CaseDeed, readonly string[]>> = {
  BeginInvestigation: deciders,
  DecideCase: deciders,
  ImposeSanction: deciders,
  OrderAction: deciders,
  ReassignAction: deciders,
  CompleteAction: ['S3'],
  VerifyAction: ['V1'],
  CloseCase: deciders,
  DiscontinueCase: deciders,
  ReopenCase: deciders,
};
const everybody = ['S1', 'S2', 'S3', 'H-B', 'I1', 'I2', 'D1', 'V1'] as const;
/** S2 heads the unit of the case. */
const people = new Map([...members, ['S2', memberOf('S2', 'A-head')]]);

/** Histories go from here over the turn of the year and its holidays. */
const FAULT = '2025-11-10';
const sourceFacts = { exists: true, unit: 'B', occurredOn: FAULT, process: 'P1' };

const policy: CaseworkPolicy = {
  ...usualPolicy,
  accountability: {
    ...usualPolicy.accountability,
    // So short that some histories go beyond it.
    limitation: { count: 3, unit: 'months' },
  },
};

/** The most that people deduct, and the entry of S1 that some cases are opened from: it stands. */
export const PROPORTION = { perEntry: 9000, perPeriod: 12_000 };
export const SOURCE = manual({ points: 4000, occurredOn: FAULT });
const accounts = new Map([
  ['S1', [opened, posted(SOURCE)].reduce(scoreAccount.evolve, scoreAccount.initialState())],
]);

/** What moves a case on, so that most histories come to a decision; the rest is left to chance. */
const forward: Readonly<Record<CaseStatus, readonly CaseDeed[]>> = {
  opened: ['BeginInvestigation'],
  investigating: ['NamePerson', 'NamePerson', 'InviteStatements'],
  'statements-invited': ['GiveStatement', 'GiveStatement', 'ProposeFindings'],
  'findings-proposed': ['GiveDefence', 'GiveDefence', 'DecideCase'],
  decided: [
    'ImposeSanction',
    'SuspendSanction',
    'ResumeSanction',
    'VarySanction',
    'VaryFinding',
    'OrderAction',
    'CompleteAction',
    'CompleteAction',
    'VerifyAction',
    'VerifyAction',
  ],
  closed: ['VarySanction', 'ReopenCase'],
};

/** One number for each deed: everything about it is drawn from its digits. */
export const moves = fc.noBias(fc.array(fc.maxSafeNat(), { minLength: 40, maxLength: 55, size: 'max' }));

/** What a deed changed on a day. */
export interface Change {
  readonly today: CalendarDate;
  readonly events: readonly AccountabilityEvent[];
}

/** Gives the deeds one after the other, as the executor would; those that are refused change nothing. */
export function historyOf(given: readonly number[]): Change[] {
  let state = accountabilityCase.initialState();
  let today = addDays(FAULT, 10);
  // Thousands of refusals, and nobody reads where they were thrown.
  const limit = Error.stackTraceLimit;
  Error.stackTraceLimit = 0;
  const changes = given.flatMap((move) => {
    const draw = drawing(move);
    today = addDays(today, draw(8) === 0 ? 12 : draw(3));
    const command = commandOf(state, draw, today);
    try {
      const events = accountabilityCase.decide(state, command);
      for (const event of events) state = accountabilityCase.evolve(state, event);
      return events.length > 0 ? [{ today, events }] : [];
    } catch (error) {
      if (error instanceof DomainError) return [];
      throw error;
    }
  });
  Error.stackTraceLimit = limit;
  return changes;
}

type Draw = (below: number) => number;

function drawing(move: number): Draw {
  let left = move;
  return (below) => {
    const digit = left % below;
    left = Math.floor(left / below);
    return digit;
  };
}

function deedFor(status: CaseStatus | undefined, draw: Draw): CaseDeed {
  if (status === undefined) return 'OpenCase';
  const how = draw(8);
  if (how === 0) return pick(allDeeds, draw);
  if (how < 7) return pick(forward[status], draw);
  const possible = caseTransitions.filter(({ from }) => from.includes(status));
  return pick(possible, draw).deed;
}

function commandOf(state: CaseState, draw: Draw, today: CalendarDate): CaseCommand {
  const type = deedFor(state.status, draw);
  const speaks = type === 'GiveStatement' || type === 'GiveDefence';
  const silent = [...state.persons.values()].filter(
    (one) => !one[type === 'GiveDefence' ? 'defence' : 'statement'],
  );
  const speakers = speaks && silent.length > 0 ? silent.map(({ staff }) => staff) : everybody;
  const expected = speaks ? speakers : (usually[type] ?? [state.investigator ?? 'I1']);
  const id = pick(draw(8) === 0 ? everybody : expected, draw);
  const given = { today, policy, people, calendar: officeYear, by: { id, grants } };
  return deed(type, { ...given, ...detailsOf(type, state, draw, today) } as object);
}

function detailsOf(type: CaseDeed, state: CaseState, draw: Draw, today: CalendarDate): object {
  const person = pick(everybody, draw);
  const named = state.persons.size > 0 ? pick([...state.persons.keys()], draw) : person;
  const sanction = oneOf(state.sanctions, `N${draw(4)}`, draw);
  const action = oneOf(state.actions, `A${draw(4)}`, draw);
  switch (type) {
    case 'OpenCase':
      return {
        sourceFacts,
        ...(draw(8) === 0 && {
          source: { kind: 'entry', period: SOURCE.period, staff: 'S1', entryId: SOURCE.entryId },
        }),
      };
    case 'BeginInvestigation':
      return { investigator: pick(['I1', 'I1', 'I2', person], draw) };
    case 'NamePerson':
      return { person, part: pick(parts, draw), circumstances: circumstancesFrom(draw) };
    case 'ReleasePerson':
      return { person: named };
    case 'GrantTolerance':
      return { person: named, experimentState: approvedFor(named) };
    case 'DecideCase':
      return {
        findings: findingsFor(state, draw),
        points: { indicator: 'conduct', total: 1 + draw(15_000) },
        rulebook: rulebook({ proportionality: PROPORTION }),
        accounts,
      };
    case 'ImposeSanction':
      return { sanction: `N${draw(4)}`, person: named, from: addDays(today, draw(20)), months: 1 + draw(12) };
    case 'OrderAction':
      return {
        action: `A${draw(4)}`,
        dueBy: addDays(today, 1 + draw(30)),
        repairs: [...state.entries.keys()],
      };
    case 'ReassignAction':
      return { action, owner: ['S1', 'S3'][draw(2)]!, dueBy: addDays(today, 1 + draw(30)) };
    case 'CompleteAction':
      return { action };
    case 'VerifyAction':
      return { action, effective: draw(3) > 0 };
    case 'VaryFinding':
      return { person: named, share: draw(2) * draw(1000) };
    case 'VarySanction': {
      const outcome = draw(3) === 0 ? 'lifted' : 'shortened';
      return { sanction, outcome, until: outcome === 'lifted' ? null : addDays(today, draw(400)) };
    }
    case 'SuspendSanction':
    case 'ResumeSanction':
    case 'RecordSpent':
      return { sanction, today };
    default:
      return {};
  }
}

function circumstancesFrom(draw: Draw): object {
  const why = pick(['falsified', 'dissented', 'followedOrder', 'unclearRule', 'forceMajeure'], draw);
  return { mitigation: [], aggravation: [], ...(draw(3) === 0 && { [why]: 'so' }) };
}

const approvedFor = (id: string): object => ({
  ...approvedExperiment,
  registered: { ...approvedExperiment.registered!, to: '2026-12-31', participants: [id] },
});

/** Liable is, by chance, whoever can be. */
const findingsFor = ({ persons, proposed }: CaseState, draw: Draw): object[] =>
  [...persons.values()].map(({ staff, tolerated }) => {
    const share = proposed?.persons.find((one) => one.staff === staff)?.share ?? 0;
    return { person: staff, liable: share > 0 && tolerated === undefined && draw(4) > 0, reasons: 'so' };
  });

/** Mostly one that is there. */
const oneOf = (known: ReadonlyMap<string, unknown>, other: string, draw: Draw): string =>
  draw(8) === 0 || known.size === 0 ? other : pick([...known.keys()], draw);

const pick = <T>(from: readonly T[], draw: Draw): T => from[draw(from.length)]!;
