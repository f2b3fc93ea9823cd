import { DomainError } from '../domain-error.js';
import type { ScoreAccountCommand } from '../score-account/commands.js';
import type { EntryStatus } from '../score-account/entry-case.js';
import type { EntrySteps } from '../score-account/entry-life-events.js';
import type { ScoreAccountEvent } from '../score-account/events.js';
import { scoreAccount } from '../score-account/score-account.js';
import { authority, correct, manual, propose, reverse, rulebook, step } from './account-fixture.js';

export const lifeSteps = [
  'proposal',
  'confirmation',
  'return',
  'withdrawal',
  'evidence',
  'acknowledgement',
  'dispute',
  'silence',
  'dispute-decision: stands',
  'dispute-decision: dropped',
  'reversal',
  'correction',
] as const;

export type LifeStep = (typeof lifeSteps)[number];

/** What a step made of an entry that stood somewhere: where it stands now, or how it was refused. */
export interface Move {
  readonly step: LifeStep;
  /** Undefined: there was no entry yet. */
  readonly from: EntryStatus | undefined;
  readonly to?: EntryStatus;
  readonly refusal?: string;
}

const kindsOfSteps: readonly EntrySteps[] = [
  { confirmation: true, answerDays: 10 },
  { confirmation: true, answerDays: null },
  { confirmation: false, answerDays: 10 },
  { confirmation: false, answerDays: null },
];

/** Far behind every day to answer by. */
const LATE = '2024-03-31';
const entry = manual({ indicator: 'integrity' });

/**
 * Walks through every life that an entry can have: whatever steps its indicator asks for, each step is tried wherever
 * the entry can stand, by a person who did nothing to it before, so that no step is a mere repetition.
 */
export function entryLife(): Move[] {
  const moves: Move[] = [];
  for (const steps of kindsOfSteps) {
    const seen = new Set<EntryStatus | undefined>();
    const histories: ScoreAccountEvent[][] = [[]];
    for (const history of histories) {
      const from = statusAfter(history);
      if (seen.has(from)) continue;
      seen.add(from);
      for (const [name, command] of commandsBy(`N${history.length}`, steps)) {
        if ((name === 'proposal') !== (from === undefined)) continue;
        const outcome = decided(history, command);
        if (typeof outcome === 'string') moves.push({ step: name, from, refusal: outcome });
        else if (outcome.length > 0) {
          histories.push([...history, ...outcome]);
          moves.push({ step: name, from, to: statusAfter([...history, ...outcome])! });
        }
      }
    }
  }
  return moves;
}

const folded = (history: readonly ScoreAccountEvent[]) =>
  history.reduce((state, event) => scoreAccount.evolve(state, event), scoreAccount.initialState());

const statusAfter = (history: readonly ScoreAccountEvent[]): EntryStatus | undefined =>
  folded(history).cases.get(entry.entryId)?.status;

function decided(
  history: readonly ScoreAccountEvent[],
  command: ScoreAccountCommand,
): readonly ScoreAccountEvent[] | string {
  try {
    return scoreAccount.decide(folded(history), command);
  } catch (error) {
    if (error instanceof DomainError) return error.code;
    throw error;
  }
}

/** @param fresh an id that nobody and nothing has yet */
function commandsBy(fresh: string, steps: EntrySteps): [LifeStep, ScoreAccountCommand][] {
  const rules = rulebook();
  const asked = { ...rules, indicators: rules.indicators.map((indicator) => ({ ...indicator, steps })) };
  const by = authority(fresh, 'verifier');
  return [
    ['proposal', propose(entry, { rulebook: asked })],
    ['confirmation', step('ConfirmEntry', { by })],
    ['return', step('ReturnEntry', { by })],
    ['withdrawal', step('WithdrawEntry')],
    ['evidence', step('AttachEvidence')],
    ['acknowledgement', step('AcknowledgeEntry')],
    ['dispute', step('DisputeEntry', { statement: fresh })],
    ['silence', step('RecordSilence', { today: LATE })],
    ['dispute-decision: stands', step('DecideDispute', { by })],
    ['dispute-decision: dropped', step('DecideDispute', { by, outcome: 'dropped' })],
    ['reversal', { ...reverse, entryId: fresh }],
    ['correction', { ...correct, entryId: `${fresh}-instead`, reversalId: fresh, original: entry }],
  ];
}
