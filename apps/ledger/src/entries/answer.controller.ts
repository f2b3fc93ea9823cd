import { Body, Param, Post } from '@nestjs/common';
import { CommandBus } from '@nestjs/cqrs';
import { Policy } from '../access/policy.js';
import { Given } from '../http/given.js';
import { Capability, Command } from '../http/routes.js';
import { AccountEntry, addressOf, ENTRY_PATH } from './account-entry.js';
import { AcknowledgeEntry } from './acknowledge-entry.js';
import { DecideDispute } from './decide-dispute.js';
import { DisputeEntry } from './dispute-entry.js';
import { Dispute, DisputeDecision } from './entries.dto.js';
import { answers, judges } from './entry-policies.js';
import { EntryStepAnswer, stepAnswer } from './entry-step-answer.js';

@Capability('Entries', ENTRY_PATH)
export class AnswerController {
  constructor(private readonly commands: CommandBus) {}

  @Post('acknowledgement')
  @Policy(answers)
  @Command({
    id: 'acknowledgeEntry',
    summary: 'Acknowledges an entry about oneself; it is posted',
    status: 200,
    answer: EntryStepAnswer,
    refusals: ['not-concerned', 'unknown-entry', 'entry-not-awaiting-answer', 'answer-too-late'],
  })
  async acknowledge(@Param() path: AccountEntry, @Given() given: Given): Promise<EntryStepAnswer> {
    const entry = addressOf(path);
    return stepAnswer(await this.commands.execute(new AcknowledgeEntry(entry, given)), entry);
  }

  @Post('dispute')
  @Policy(answers)
  @Command({
    id: 'disputeEntry',
    summary: 'Disputes an entry about oneself; a verifier who took no part yet decides',
    status: 200,
    answer: EntryStepAnswer,
    refusals: ['not-concerned', 'unknown-entry', 'entry-not-awaiting-answer', 'answer-too-late'],
  })
  async dispute(
    @Param() path: AccountEntry,
    @Body() { statement }: Dispute,
    @Given() given: Given,
  ): Promise<EntryStepAnswer> {
    const entry = { ...addressOf(path), statement };
    return stepAnswer(await this.commands.execute(new DisputeEntry(entry, given)), entry);
  }

  @Post('dispute-decision')
  @Policy(judges)
  @Command({
    id: 'decideDispute',
    summary: 'Decides on a dispute: the entry is posted, or dropped',
    status: 200,
    answer: EntryStepAnswer,
    refusals: [
      'outside-scope',
      'own-assessment',
      'took-part',
      'unknown-entry',
      'entry-not-disputed',
      'missing-reason',
    ],
  })
  async decide(
    @Param() path: AccountEntry,
    @Body() { outcome, reason }: DisputeDecision,
    @Given() given: Given,
  ): Promise<EntryStepAnswer> {
    const entry = { ...addressOf(path), outcome, reason };
    return stepAnswer(await this.commands.execute(new DecideDispute(entry, given)), entry);
  }
}
