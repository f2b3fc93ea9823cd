import { Body, Param, Post } from '@nestjs/common';
import { CommandBus } from '@nestjs/cqrs';
import { Policy } from '../access/policy.js';
import { Reason } from '../entries/entries.dto.js';
import { Given } from '../http/given.js';
import { Capability, Command } from '../http/routes.js';
import { ActOnAppeal } from './act-on-appeal.js';
import { AppealDeedAnswer, deedAnswer } from './appeal-deed-answer.js';
import { APPEAL_PATH, appealAt, AppealPath } from './appeal-path.js';
import { appeals, oneself, placeOfAppeal, reviews } from './appeal-policies.js';
import { ofAppellants, ofReviewers } from './appeal-refusals.js';
import { AppealReopening, Escalation } from './filing.dto.js';

@Capability('Appeals', APPEAL_PATH)
export class AppealCourseController {
  constructor(private readonly commands: CommandBus) {}

  @Post('escalation')
  @Policy(appeals, placeOfAppeal)
  @Command({
    id: 'escalateAppeal',
    summary: 'Takes a decision of the first instance to the second',
    description: 'A late escalation is taken as well: a decision on leave follows.',
    status: 200,
    answer: AppealDeedAnswer,
    refusals: [
      ...ofAppellants,
      'appealed-to-the-end',
      'missing-grounds',
      'invalid-date',
      'in-the-future',
      'before-the-matter',
    ],
  })
  async escalate(
    @Param() path: AppealPath,
    @Body() body: Escalation,
    @Given() given: Given,
  ): Promise<AppealDeedAnswer> {
    const appeal = appealAt(path);
    const { escalatedOn = given.today } = body;
    const deed = { type: 'EscalateAppeal', ...body, escalatedOn } as const;
    return deedAnswer(await this.commands.execute(new ActOnAppeal(appeal, deed, given)), appeal, deed);
  }

  @Post('withdrawal')
  @Policy(oneself, placeOfAppeal)
  @Command({
    id: 'withdrawAppeal',
    summary: 'Takes an appeal back',
    status: 200,
    answer: AppealDeedAnswer,
    refusals: [...ofAppellants, 'missing-reason'],
  })
  async withdraw(
    @Param() path: AppealPath,
    @Body() { reason }: Reason,
    @Given() given: Given,
  ): Promise<AppealDeedAnswer> {
    const appeal = appealAt(path);
    const deed = { type: 'WithdrawAppeal', reason } as const;
    return deedAnswer(await this.commands.execute(new ActOnAppeal(appeal, deed, given)), appeal, deed);
  }

  @Post('reopening')
  @Policy(reviews, placeOfAppeal)
  @Command({
    id: 'reopenAppeal',
    summary: 'Takes an appeal that is final up again, on new evidence',
    status: 200,
    answer: AppealDeedAnswer,
    refusals: [...ofReviewers, 'unknown-evidence', 'nothing-new', 'missing-reason'],
  })
  async reopen(
    @Param() path: AppealPath,
    @Body() { reason, evidence }: AppealReopening,
    @Given() given: Given,
  ): Promise<AppealDeedAnswer> {
    const appeal = appealAt(path);
    const deed = { type: 'ReopenAppeal', reason, evidence } as const;
    return deedAnswer(await this.commands.execute(new ActOnAppeal(appeal, deed, given)), appeal, deed);
  }
}
