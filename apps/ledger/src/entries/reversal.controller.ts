import { Body, Param, Post } from '@nestjs/common';
import { CommandBus } from '@nestjs/cqrs';
import { Policy } from '../access/policy.js';
import { Given, newIdOf } from '../http/given.js';
import { milliPointsOf } from '../http/kinds.js';
import { Capability, Command } from '../http/routes.js';
import { AccountEntry, addressOf, ENTRY_PATH } from './account-entry.js';
import { CorrectEntry } from './correct-entry.js';
import { Correction, Reversal } from './entries.dto.js';
import { reverses } from './entry-policies.js';
import { EntryStepAnswer, madeAnswer, stepAnswer } from './entry-step-answer.js';
import { ReverseEntry } from './reverse-entry.js';

@Capability('Entries', ENTRY_PATH)
export class ReversalController {
  constructor(private readonly commands: CommandBus) {}

  @Post('reversal')
  @Policy(reverses)
  @Command({
    id: 'reverseEntry',
    summary: 'Takes a posted entry out of the account; both stay on record',
    status: 200,
    answer: EntryStepAnswer,
    refusals: [
      'outside-scope',
      'own-assessment',
      'unknown-entry',
      'entry-not-posted',
      'entry-reversed',
      'awarded-on-appeal',
      'period-closed',
      'missing-reason',
      'missing-authority',
    ],
  })
  async reverse(
    @Param() path: AccountEntry,
    @Body() { reason, authority }: Reversal,
    @Given() given: Given,
  ): Promise<EntryStepAnswer> {
    const { entryId: reverses, ...account } = addressOf(path);
    const reversal = { ...account, entryId: newIdOf(given), reverses, reason, authority };
    return stepAnswer(await this.commands.execute(new ReverseEntry(reversal, given)), {
      ...account,
      entryId: reverses,
    });
  }

  @Post('correction')
  @Policy(reverses)
  @Command({
    id: 'correctEntry',
    summary: 'Reverses a posted entry and posts another one in its place, at once',
    answer: EntryStepAnswer,
    refusals: [
      'outside-scope',
      'own-assessment',
      'unknown-entry',
      'entry-not-posted',
      'entry-reversed',
      'period-closed',
      'correction-worsens',
      'nothing-corrected',
      'points-outside-rule',
      'missing-reason',
      'missing-authority',
    ],
  })
  async correct(
    @Param() path: AccountEntry,
    @Body() { points, reason, authority }: Correction,
    @Given() given: Given,
  ): Promise<EntryStepAnswer> {
    const { entryId: corrects, ...account } = addressOf(path);
    const entryId = newIdOf(given);
    const correction = {
      ...account,
      entryId,
      reversalId: newIdOf(given, 'reversal'),
      corrects,
      points: milliPointsOf(points),
      reason,
      authority,
    };
    return madeAnswer(await this.commands.execute(new CorrectEntry(correction, given)), entryId);
  }
}
