import { Body, Param, Post } from '@nestjs/common';
import { CommandBus } from '@nestjs/cqrs';
import { Policy } from '../access/policy.js';
import { Reason } from '../entries/entries.dto.js';
import { Given } from '../http/given.js';
import { Capability, Command } from '../http/routes.js';
import { ActOnAppeal } from './act-on-appeal.js';
import { AppealDeedAnswer, deedAnswer } from './appeal-deed-answer.js';
import { APPEAL_PATH, appealAt, AppealPath } from './appeal-path.js';
import { appeals, placeOfAppeal, reviews } from './appeal-policies.js';
import { ofAppellants, ofReviewers } from './appeal-refusals.js';
import { FilingCompletion, ReturnedFiling } from './filing.dto.js';

@Capability('Appeals', APPEAL_PATH)
export class FilingController {
  constructor(private readonly commands: CommandBus) {}

  @Post('return')
  @Policy(reviews, placeOfAppeal)
  @Command({
    id: 'returnFiling',
    summary: 'Returns a filing that cannot be decided as it stands',
    status: 200,
    answer: AppealDeedAnswer,
    refusals: [...ofReviewers, 'missing-text'],
  })
  async return(
    @Param() path: AppealPath,
    @Body() { missing }: ReturnedFiling,
    @Given() given: Given,
  ): Promise<AppealDeedAnswer> {
    const appeal = appealAt(path);
    const deed = { type: 'ReturnFiling', missing } as const;
    return deedAnswer(await this.commands.execute(new ActOnAppeal(appeal, deed, given)), appeal, deed);
  }

  @Post('completion')
  @Policy(appeals, placeOfAppeal)
  @Command({
    id: 'completeFiling',
    summary: 'Completes a filing that was returned',
    status: 200,
    answer: AppealDeedAnswer,
    refusals: [...ofAppellants, 'missing-text'],
  })
  async complete(
    @Param() path: AppealPath,
    @Body() { text }: FilingCompletion,
    @Given() given: Given,
  ): Promise<AppealDeedAnswer> {
    const appeal = appealAt(path);
    const deed = { type: 'CompleteFiling', text } as const;
    return deedAnswer(await this.commands.execute(new ActOnAppeal(appeal, deed, given)), appeal, deed);
  }

  @Post('leave')
  @Policy(reviews, placeOfAppeal)
  @Command({
    id: 'grantLeave',
    summary: 'Lets a late filing or escalation go on',
    status: 200,
    answer: AppealDeedAnswer,
    refusals: [...ofReviewers, 'missing-reason'],
  })
  async grantLeave(
    @Param() path: AppealPath,
    @Body() { reason }: Reason,
    @Given() given: Given,
  ): Promise<AppealDeedAnswer> {
    const appeal = appealAt(path);
    const deed = { type: 'GrantLeave', reason } as const;
    return deedAnswer(await this.commands.execute(new ActOnAppeal(appeal, deed, given)), appeal, deed);
  }

  @Post('leave-refusal')
  @Policy(reviews, placeOfAppeal)
  @Command({
    id: 'refuseLeave',
    summary: 'Ends an appeal that came too late',
    status: 200,
    answer: AppealDeedAnswer,
    refusals: [...ofReviewers, 'missing-reason'],
  })
  async refuseLeave(
    @Param() path: AppealPath,
    @Body() { reason }: Reason,
    @Given() given: Given,
  ): Promise<AppealDeedAnswer> {
    const appeal = appealAt(path);
    const deed = { type: 'RefuseLeave', reason } as const;
    return deedAnswer(await this.commands.execute(new ActOnAppeal(appeal, deed, given)), appeal, deed);
  }

  @Post('admission')
  @Policy(reviews, placeOfAppeal)
  @Command({
    id: 'admitAppeal',
    summary: 'Admits an appeal; the time for its decision begins',
    status: 200,
    answer: AppealDeedAnswer,
    refusals: ofReviewers,
  })
  async admit(@Param() path: AppealPath, @Given() given: Given): Promise<AppealDeedAnswer> {
    const appeal = appealAt(path);
    const deed = { type: 'AdmitAppeal' } as const;
    return deedAnswer(await this.commands.execute(new ActOnAppeal(appeal, deed, given)), appeal, deed);
  }

  @Post('non-admission')
  @Policy(reviews, placeOfAppeal)
  @Command({
    id: 'refuseAdmission',
    summary: 'Ends an appeal that cannot be decided on',
    status: 200,
    answer: AppealDeedAnswer,
    refusals: [...ofReviewers, 'missing-reason'],
  })
  async refuseAdmission(
    @Param() path: AppealPath,
    @Body() { reason }: Reason,
    @Given() given: Given,
  ): Promise<AppealDeedAnswer> {
    const appeal = appealAt(path);
    const deed = { type: 'RefuseAdmission', reason } as const;
    return deedAnswer(await this.commands.execute(new ActOnAppeal(appeal, deed, given)), appeal, deed);
  }
}
