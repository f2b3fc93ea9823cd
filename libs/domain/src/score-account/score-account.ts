import type { Decider } from '../decider.js';
import { acknowledge, decideDispute, dispute, recordSilence } from './answer.js';
import { postCaseEntry } from './case-entry.js';
import type { ScoreAccountCommand } from './commands.js';
import { attachEvidence, confirm, returnToProposer, withdraw } from './confirm.js';
import type { ScoreAccountState } from './entry-case.js';
import type { ScoreAccountEvent } from './events.js';
import { takePosting, takeProposal, takeReversal, takeStep } from './evolve-entries.js';
import { open, posted, proposed } from './post.js';
import { proposeEntry } from './propose.js';
import { applyRemedy } from './remedy.js';
import { correctEntry, reverseEntry } from './reverse.js';

export const accountStream = (period: string, staff: string): string => `account-${period}-${staff}`;

/** One person's entries in one period, and how each of them came to be posted. */
export const scoreAccount: Decider<ScoreAccountState, ScoreAccountCommand, ScoreAccountEvent> = {
  initialState: () => ({ entries: new Map(), cases: new Map(), remitted: new Map(), bounds: new Map() }),

  evolve(state, event) {
    switch (event.type) {
      case 'AccountOpened':
        state.unit = event.data.unit;
        break;
      case 'EntryProposed':
        takeProposal(state, event.data);
        break;
      case 'EntryPosted':
        takePosting(state, event.data);
        break;
      case 'EntryReversed':
        takeReversal(state, event.data);
        break;
      default:
        takeStep(state, event);
    }
    return state;
  },

  decide(state, command) {
    switch (command.type) {
      case 'PostJudgement':
        return postJudgement(state, command);
      case 'ProposeEntry':
        return proposeEntry(state, command);
      case 'ConfirmEntry':
        return confirm(state, command);
      case 'ReturnEntry':
        return returnToProposer(state, command);
      case 'WithdrawEntry':
        return withdraw(state, command);
      case 'AttachEvidence':
        return attachEvidence(state, command);
      case 'AcknowledgeEntry':
        return acknowledge(state, command);
      case 'DisputeEntry':
        return dispute(state, command);
      case 'RecordSilence':
        return recordSilence(state, command);
      case 'DecideDispute':
        return decideDispute(state, command);
      case 'ReverseEntry':
        return reverseEntry(state, command);
      case 'CorrectEntry':
        return correctEntry(state, command);
      case 'ApplyRemedy':
        return applyRemedy(state, command);
      case 'PostCaseEntry':
        return postCaseEntry(state, command);
    }
  },
};

function postJudgement(
  state: ScoreAccountState,
  {
    holder,
    periodState,
    entries,
    proposals,
    today,
    calendar,
  }: Extract<ScoreAccountCommand, { type: 'PostJudgement' }>,
): ScoreAccountEvent[] {
  const isFresh = (entryId: string): boolean => !state.entries.has(entryId) && !state.cases.has(entryId);
  return [
    ...open(state, holder, periodState),
    ...entries.filter(({ entryId }) => isFresh(entryId)).map(posted),
    ...proposals
      .filter(({ entry }) => isFresh(entry.entryId))
      .map(({ entry, steps }) =>
        proposed(entry, { holder, proposedBy: entry.rule!, steps, today, calendar }),
      ),
  ];
}
