import { Body, Param, Post } from '@nestjs/common';
import { CommandBus } from '@nestjs/cqrs';
import { Policy } from '../access/policy.js';
import { Reason } from '../entries/entries.dto.js';
import { Given } from '../http/given.js';
import { Capability, Command } from '../http/routes.js';
import { ActOnAppeal } from './act-on-appeal.js';
import { AppealDeedAnswer, deedAnswer } from './appeal-deed-answer.js';
import { APPEAL_PATH, appealAt, AppealPath } from './appeal-path.js';
import { placeOfAppeal, reviews } from './appeal-policies.js';
import { ofReviewers } from './appeal-refusals.js';

@Capability('Appeals', APPEAL_PATH)
export class AppealClockController {
  constructor(private readonly commands: CommandBus) {}

  @Post('hold')
  @Policy(reviews, placeOfAppeal)
  @Command({
    id: 'holdAppeal',
    summary: 'Stops the clocks of an appeal',
    status: 200,
    answer: AppealDeedAnswer,
    refusals: [...ofReviewers, 'already-held', 'missing-reason'],
  })
  async hold(
    @Param() path: AppealPath,
    @Body() { reason }: Reason,
    @Given() given: Given,
  ): Promise<AppealDeedAnswer> {
    const appeal = appealAt(path);
    const deed = { type: 'HoldAppeal', reason } as const;
    return deedAnswer(await this.commands.execute(new ActOnAppeal(appeal, deed, given)), appeal, deed);
  }

  @Post('resumption')
  @Policy(reviews, placeOfAppeal)
  @Command({
    id: 'resumeAppeal',
    summary: 'Lets the clocks run again, with the days on which they stood added',
    status: 200,
    answer: AppealDeedAnswer,
    refusals: [...ofReviewers, 'not-held'],
  })
  async resume(@Param() path: AppealPath, @Given() given: Given): Promise<AppealDeedAnswer> {
    const appeal = appealAt(path);
    const deed = { type: 'ResumeAppeal' } as const;
    return deedAnswer(await this.commands.execute(new ActOnAppeal(appeal, deed, given)), appeal, deed);
  }

  @Post('extension')
  @Policy(reviews, placeOfAppeal)
  @Command({
    id: 'extendDecision',
    summary: 'Extends the time for the decision, once',
    status: 200,
    answer: AppealDeedAnswer,
    refusals: [...ofReviewers, 'already-extended', 'no-extension', 'missing-reason'],
  })
  async extend(
    @Param() path: AppealPath,
    @Body() { reason }: Reason,
    @Given() given: Given,
  ): Promise<AppealDeedAnswer> {
    const appeal = appealAt(path);
    const deed = { type: 'ExtendDecision', reason } as const;
    return deedAnswer(await this.commands.execute(new ActOnAppeal(appeal, deed, given)), appeal, deed);
  }

  @Post('stay')
  @Policy(reviews, placeOfAppeal)
  @Command({
    id: 'grantStay',
    summary: 'Stays the sanctions that are contested, or that follow from the finding that is',
    status: 200,
    answer: AppealDeedAnswer,
    refusals: [...ofReviewers, 'nothing-to-stay', 'stayed', 'missing-reason'],
  })
  async stay(
    @Param() path: AppealPath,
    @Body() { reason }: Reason,
    @Given() given: Given,
  ): Promise<AppealDeedAnswer> {
    const appeal = appealAt(path);
    const deed = { type: 'GrantStay', reason } as const;
    return deedAnswer(await this.commands.execute(new ActOnAppeal(appeal, deed, given)), appeal, deed);
  }

  @Post('stay-lifting')
  @Policy(reviews, placeOfAppeal)
  @Command({
    id: 'liftStay',
    summary: 'Lifts the stay',
    status: 200,
    answer: AppealDeedAnswer,
    refusals: [...ofReviewers, 'not-stayed', 'missing-reason'],
  })
  async liftStay(
    @Param() path: AppealPath,
    @Body() { reason }: Reason,
    @Given() given: Given,
  ): Promise<AppealDeedAnswer> {
    const appeal = appealAt(path);
    const deed = { type: 'LiftStay', reason } as const;
    return deedAnswer(await this.commands.execute(new ActOnAppeal(appeal, deed, given)), appeal, deed);
  }
}
