import { Body, Param, Post } from '@nestjs/common';
import { CommandBus } from '@nestjs/cqrs';
import { Policy } from '../access/policy.js';
import { Given } from '../http/given.js';
import { Capability, Command } from '../http/routes.js';
import { AccountEntry, addressOf, ENTRY_PATH } from './account-entry.js';
import { ConfirmEntry } from './confirm-entry.js';
import { Reason } from './entries.dto.js';
import { judges, proposes } from './entry-policies.js';
import { EntryStepAnswer, stepAnswer } from './entry-step-answer.js';
import { ReturnEntry } from './return-entry.js';
import { WithdrawEntry } from './withdraw-entry.js';

@Capability('Entries', ENTRY_PATH)
export class ConfirmationController {
  constructor(private readonly commands: CommandBus) {}

  @Post('confirmation')
  @Policy(judges)
  @Command({
    id: 'confirmEntry',
    summary: 'Confirms a proposed entry, as another person than its proposer',
    status: 200,
    answer: EntryStepAnswer,
    refusals: ['outside-scope', 'own-assessment', 'took-part', 'unknown-entry', 'entry-not-proposed'],
  })
  async confirm(@Param() path: AccountEntry, @Given() given: Given): Promise<EntryStepAnswer> {
    const entry = addressOf(path);
    return stepAnswer(await this.commands.execute(new ConfirmEntry(entry, given)), entry);
  }

  @Post('return')
  @Policy(judges)
  @Command({
    id: 'returnEntry',
    summary: 'Returns a proposed entry; it ends here, and may be proposed anew',
    status: 200,
    answer: EntryStepAnswer,
    refusals: [
      'outside-scope',
      'own-assessment',
      'took-part',
      'unknown-entry',
      'entry-not-proposed',
      'missing-reason',
    ],
  })
  async return(
    @Param() path: AccountEntry,
    @Body() { reason }: Reason,
    @Given() given: Given,
  ): Promise<EntryStepAnswer> {
    const entry = { ...addressOf(path), reason };
    return stepAnswer(await this.commands.execute(new ReturnEntry(entry, given)), entry);
  }

  @Post('withdrawal')
  @Policy(proposes)
  @Command({
    id: 'withdrawEntry',
    summary: 'Takes back what one has proposed oneself and what is not posted yet',
    status: 200,
    answer: EntryStepAnswer,
    refusals: ['outside-scope', 'not-proposer', 'unknown-entry', 'entry-not-pending', 'missing-reason'],
  })
  async withdraw(
    @Param() path: AccountEntry,
    @Body() { reason }: Reason,
    @Given() given: Given,
  ): Promise<EntryStepAnswer> {
    const entry = { ...addressOf(path), reason };
    return stepAnswer(await this.commands.execute(new WithdrawEntry(entry, given)), entry);
  }
}
