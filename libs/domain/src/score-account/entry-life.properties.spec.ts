import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { daysBetween } from '../calendar-date.js';
import { DomainError } from '../domain-error.js';
import type { Authority } from '../duty/authority.js';
import {
  authority,
  calendar,
  correct,
  givenEvidence,
  manual,
  propose,
  reverse,
  rulebook,
  step,
} from '../testing/account-fixture.js';
import type { EntryStep, ScoreAccountCommand } from './commands.js';
import type { EntryData, ScoreAccountEvent } from './events.js';
import { scoreAccount } from './score-account.js';

const PER_ENTRY = 1000;
const PER_PERIOD = 1500;
const rules = rulebook({ proportionality: { perEntry: PER_ENTRY, perPeriod: PER_PERIOD } });
const matter = { opened: { matter: 'M1', title: 'M', occurredOn: '2024-02-01' } };

const grants = (['assessor', 'verifier', 'supervisor'] as const).map((role) => ({ role, unit: null }));
/** Everybody may do everything: only the separation of duties is in their way. S1 is the person concerned. */
const person: fc.Arbitrary<Authority> = fc
  .constantFrom('P1', 'V1', 'V2', 'H1', 'S1', 'S1')
  .map((id) => ({ id, grants }));
const entryId = fc.constantFrom('E1', 'E2');
/** Mostly within the time to answer. */
const today = fc.constantFrom('2024-03-01', '2024-03-02', '2024-03-05', '2024-03-20');

const proposing = fc
  .record({
    by: person,
    today,
    entry: fc
      .record({
        entryId,
        indicator: fc.constantFrom('conduct', 'integrity', 'integrity', 'ideas'),
        kind: fc.constantFrom('deduction' as const, 'deduction' as const, 'bonus' as const),
        points: fc.integer({ min: 100, max: 1100 }),
      })
      .chain((entry) => fc.constantFrom<EntryData>(manual(entry), manual({ ...entry, matter: 'M1' }))),
  })
  .map(({ by, today, entry }) => propose(entry, { by, today, rulebook: rules, named: { matter } }));

const stepping = fc
  .record({
    type: fc.constantFrom<EntryStep['type']>(
      'ConfirmEntry',
      'ConfirmEntry',
      'ReturnEntry',
      'WithdrawEntry',
      'AttachEvidence',
      'AcknowledgeEntry',
      'DisputeEntry',
      'RecordSilence',
      'DecideDispute',
    ),
    /** Mostly whoever usually takes the step. */
    by: fc.option(person, { nil: undefined, freq: 2 }),
    today,
    entryId,
    outcome: fc.constantFrom('stands' as const, 'dropped' as const),
  })
  .map(({ type, by, ...over }) =>
    step(type, {
      ...over,
      ...(by && { by }),
      evidenceStates: new Map([['D1', givenEvidence('D1', by?.id)]]),
    } as object),
  );

const undoing = fc
  .record({
    by: person,
    of: entryId,
    id: fc.constantFrom('X1', 'X2'),
    points: fc.integer({ min: 1, max: 1100 }),
  })
  .chain(({ by, of, id, points }) =>
    fc.constantFrom<ScoreAccountCommand>(
      { ...reverse, by, reverses: of, entryId: id },
      { ...correct, by, corrects: of, reversalId: id, entryId: `C-${id}`, points },
    ),
  );

const commands = fc.array(
  fc.oneof(
    { weight: 4, arbitrary: proposing },
    { weight: 8, arbitrary: stepping },
    { weight: 1, arbitrary: undoing },
  ),
  { minLength: 40, maxLength: 60 },
);

interface Step {
  readonly command: ScoreAccountCommand;
  readonly events: readonly ScoreAccountEvent[];
}

/** Gives the commands one after the other, as the executor would. */
function run(given: readonly ScoreAccountCommand[]): Step[] {
  let state = scoreAccount.initialState();
  const log: ScoreAccountEvent[] = [];
  return given.map((command) => {
    const known =
      command.type === 'CorrectEntry' ? { ...command, original: postedAs(log, command.corrects) } : command;
    try {
      const events = scoreAccount.decide(state, known);
      for (const event of events) state = scoreAccount.evolve(state, event);
      log.push(...events);
      return { command, events };
    } catch (error) {
      if (!(error instanceof DomainError)) throw error;
      return { command, events: [] };
    }
  });
}

const postedAs = (log: readonly ScoreAccountEvent[], id: string): EntryData | undefined =>
  log.flatMap((one) => (one.type === 'EntryPosted' && one.data.entryId === id ? [one.data] : []))[0];

/** Deductions that are pending or posted after these events, worked out from the events alone. */
function standing(log: readonly ScoreAccountEvent[]): EntryData[] {
  const gone = new Set<string>();
  const all = new Map<string, EntryData>();
  for (const { type, data } of log) {
    if (type === 'EntryProposed' || type === 'EntryPosted') all.set(data.entryId, data);
    if (type === 'EntryReturned' || type === 'EntryWithdrawn') gone.add(data.entryId);
    if (type === 'DisputeDecided' && data.outcome === 'dropped') gone.add(data.entryId);
    if (type === 'EntryReversed') gone.add(data.reverses);
  }
  return [...all.values()].filter((one) => one.kind === 'deduction' && !gone.has(one.entryId));
}

const seen = { postedAfterSteps: 0, corrected: 0, atLimit: 0, attached: 0, moved: 0 };

/** Every state of the account on the way is checked: the log up to each command. */
function always(check: (log: readonly ScoreAccountEvent[], last: Step) => void): void {
  fc.assert(
    fc.property(commands, (given) => {
      const log: ScoreAccountEvent[] = [];
      for (const one of run(given)) {
        log.push(...one.events);
        if (one.events.length > 0) check(log, one);
      }
    }),
    { numRuns: 500 },
  );
}

describe('whatever is asked of an account', () => {
  it('no entry is posted twice', () => {
    always((log) => {
      const ids = log.flatMap((one) => (one.type === 'EntryPosted' ? [one.data.entryId] : []));
      expect(new Set(ids).size).toBe(ids.length);
    });
  });

  it('what has to be confirmed is not posted before another person did', () => {
    always((log, { events }) => {
      for (const { type, data } of events) {
        if (type !== 'EntryPosted' || data.indicator !== 'integrity' || data.corrects) continue;
        const of = log.filter((one) => 'entryId' in one.data && one.data.entryId === data.entryId);
        const proposal = of.find((one) => one.type === 'EntryProposed')!;
        const confirmation = of.find((one) => one.type === 'EntryConfirmed');
        expect(confirmation?.data.confirmedBy).toBeDefined();
        expect([proposal.data.proposedBy, 'S1']).not.toContain(confirmation!.data.confirmedBy);
        const decision = of.find((one) => one.type === 'DisputeDecided');
        if (decision) {
          const took = [proposal.data.proposedBy, confirmation!.data.confirmedBy, 'S1'];
          expect(took).not.toContain(decision.data.decidedBy);
        }
        seen.postedAfterSteps += 1;
      }
    });
    expect(seen.postedAfterSteps).toBeGreaterThan(20);
  });

  it('the person concerned only answers, and attaches what speaks for them once they may', () => {
    always((log, { command, events }) => {
      if (!('by' in command) || command.by.id !== 'S1' || command.type === 'RecordSilence') return;
      const [event] = events;
      expect(['EntryAcknowledged', 'EntryDisputed', 'EvidenceAttached']).toContain(event!.type);
      if (event!.type !== 'EvidenceAttached') return;
      const { entryId } = event!.data;
      const asked = log.some(({ type, data }) => type === 'EntryConfirmed' && data.entryId === entryId);
      expect(asked).toBe(true);
      seen.attached += 1;
    });
    expect(seen.attached).toBeGreaterThan(5);
  });

  it('no answer is due on a day that is not worked, nor sooner than the days that were given', () => {
    always((_, { command, events }) => {
      for (const { type, data } of events) {
        if (type !== 'EntryConfirmed' || data.answerBy === null) continue;
        expect(calendar.isWorkingDay(data.answerBy)).toBe(true);
        const days = daysBetween((command as EntryStep).today, data.answerBy);
        expect(days).toBeGreaterThanOrEqual(10);
        if (days > 10) seen.moved += 1;
      }
    });
    expect(seen.moved).toBeGreaterThan(20);
  });

  it('people deduct no more than the rulebook allows', () => {
    always((log) => {
      const sum = standing(log).reduce((total, { points }) => total + points, 0);
      if (sum > PER_PERIOD - 100) seen.atLimit += 1;
      expect(sum).toBeLessThanOrEqual(PER_PERIOD);
      for (const { points } of standing(log)) expect(points).toBeLessThanOrEqual(PER_ENTRY);
    });
    expect(seen.atLimit).toBeGreaterThan(5);
  });

  it('a matter is punished once under an indicator', () => {
    always((log) => {
      const punished = standing(log)
        .filter((one) => one.matter)
        .map((one) => one.indicator);
      expect(new Set(punished).size).toBe(punished.length);
      if (log.at(-1)!.type === 'EntryPosted' && postedAs(log, 'C-X1')) seen.corrected += 1;
    });
    expect(seen.corrected).toBeGreaterThan(0);
  });

  it('a role that no deed asks for changes nothing', () => {
    const none = authority('N1', 'auditor', null);
    fc.assert(
      fc.property(commands, (given) => {
        const asAuditor = given.map((one) =>
          'by' in one && one.type !== 'RecordSilence' ? { ...one, by: none } : one,
        );
        expect(run(asAuditor).flatMap(({ events }) => events)).toEqual([]);
      }),
    );
  });
});
