import { Body, Param, Post } from '@nestjs/common';
import { CommandBus } from '@nestjs/cqrs';
import { Policy } from '../access/policy.js';
import { AttachedEvidence } from '../entries/entries.dto.js';
import { Given } from '../http/given.js';
import { Capability, Command } from '../http/routes.js';
import { ActOnAppeal } from './act-on-appeal.js';
import { AppealDeedAnswer, deedAnswer } from './appeal-deed-answer.js';
import { APPEAL_PATH, appealAt, AppealPath } from './appeal-path.js';
import { argues, placeOfAppeal, reviews } from './appeal-policies.js';
import { ofParties, ofReviewers } from './appeal-refusals.js';
import { Hearing, HearingRecord } from './hearing.dto.js';

@Capability('Appeals', APPEAL_PATH)
export class AppealEvidenceController {
  constructor(private readonly commands: CommandBus) {}

  @Post('evidence-opening')
  @Policy(reviews, placeOfAppeal)
  @Command({
    id: 'openAppealEvidence',
    summary: 'Lets both sides bring evidence',
    status: 200,
    answer: AppealDeedAnswer,
    refusals: ofReviewers,
  })
  async open(@Param() path: AppealPath, @Given() given: Given): Promise<AppealDeedAnswer> {
    const appeal = appealAt(path);
    const deed = { type: 'OpenEvidence' } as const;
    return deedAnswer(await this.commands.execute(new ActOnAppeal(appeal, deed, given)), appeal, deed);
  }

  @Post('evidence')
  @Policy(argues, placeOfAppeal)
  @Command({
    id: 'submitAppealEvidence',
    summary: 'Brings evidence, as one of the sides',
    status: 200,
    answer: AppealDeedAnswer,
    refusals: [...ofParties, 'unknown-evidence', 'evidence-closed', 'evidence-known'],
  })
  async submit(
    @Param() path: AppealPath,
    @Body() { evidence }: AttachedEvidence,
    @Given() given: Given,
  ): Promise<AppealDeedAnswer> {
    const appeal = appealAt(path);
    const deed = { type: 'SubmitEvidence', evidence } as const;
    return deedAnswer(await this.commands.execute(new ActOnAppeal(appeal, deed, given)), appeal, deed);
  }

  @Post('evidence-inspection')
  @Policy(argues, placeOfAppeal)
  @Command({
    id: 'inspectAppealEvidence',
    summary: 'Says that one side has seen all evidence that there is',
    status: 200,
    answer: AppealDeedAnswer,
    refusals: [...ofParties, 'evidence-closed'],
  })
  async inspect(@Param() path: AppealPath, @Given() given: Given): Promise<AppealDeedAnswer> {
    const appeal = appealAt(path);
    const deed = { type: 'InspectEvidence' } as const;
    return deedAnswer(await this.commands.execute(new ActOnAppeal(appeal, deed, given)), appeal, deed);
  }

  @Post('evidence-closing')
  @Policy(reviews, placeOfAppeal)
  @Command({
    id: 'closeAppealEvidence',
    summary: 'Closes the evidence; none is taken any more',
    description: 'Once both sides have seen every piece, or the time to do so has passed.',
    status: 200,
    answer: AppealDeedAnswer,
    refusals: [...ofReviewers, 'not-inspected'],
  })
  async close(@Param() path: AppealPath, @Given() given: Given): Promise<AppealDeedAnswer> {
    const appeal = appealAt(path);
    const deed = { type: 'CloseEvidence' } as const;
    return deedAnswer(await this.commands.execute(new ActOnAppeal(appeal, deed, given)), appeal, deed);
  }

  @Post('hearing')
  @Policy(reviews, placeOfAppeal)
  @Command({
    id: 'scheduleHearing',
    summary: 'Sets the day of a hearing',
    status: 200,
    answer: AppealDeedAnswer,
    refusals: [...ofReviewers, 'not-on-panel', 'missing-text', 'before-the-matter'],
  })
  async schedule(
    @Param() path: AppealPath,
    @Body() { on, place }: Hearing,
    @Given() given: Given,
  ): Promise<AppealDeedAnswer> {
    const appeal = appealAt(path);
    const deed = { type: 'ScheduleHearing', on, place } as const;
    return deedAnswer(await this.commands.execute(new ActOnAppeal(appeal, deed, given)), appeal, deed);
  }

  @Post('hearing-record')
  @Policy(reviews, placeOfAppeal)
  @Command({
    id: 'recordHearing',
    summary: 'Records a hearing that was held; the panel deliberates',
    status: 200,
    answer: AppealDeedAnswer,
    refusals: [...ofReviewers, 'not-on-panel', 'missing-text', 'before-the-matter', 'in-the-future'],
  })
  async record(
    @Param() path: AppealPath,
    @Body() { on, minutes }: HearingRecord,
    @Given() given: Given,
  ): Promise<AppealDeedAnswer> {
    const appeal = appealAt(path);
    const deed = { type: 'RecordHearing', on, minutes } as const;
    return deedAnswer(await this.commands.execute(new ActOnAppeal(appeal, deed, given)), appeal, deed);
  }
}
