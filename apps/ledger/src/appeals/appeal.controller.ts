import { Get, Param, Query } from '@nestjs/common';
import { QueryBus } from '@nestjs/cqrs';
import type { Given } from '#processing';
import { CurrentCaller, type Caller } from '../access/caller.js';
import { Policy } from '../access/policy.js';
import { ReadingAnswer } from '../casework/casework-answers.js';
import { readsAssessment } from '../entries/entry-policies.js';
import { shown } from '../http/answers.js';
import { AsReader } from '../http/as-reader.js';
import type { ListAnswer } from '../http/page-answer.js';
import { Capability, Read } from '../http/routes.js';
import { AppealFileAnswer, appealFileAnswer } from './appeal-file-answer.js';
import { APPEAL_PATH, appealAt, AppealPath } from './appeal-path.js';
import { placeOfAppeal } from './appeal-policies.js';
import { AppealFileParameters } from './appeals.dto.js';
import { ListAppealReadings } from './list-appeal-readings.js';
import { OpenAppealFile } from './open-appeal-file.js';

@Capability('Appeals', APPEAL_PATH)
export class AppealController {
  constructor(private readonly queries: QueryBus) {}

  @Get()
  @Policy(readsAssessment, placeOfAppeal)
  @Read({
    id: 'getAppeal',
    summary: 'Everything in an appeal',
    description:
      'Every look is recorded. The `ETag` is that of all appeals of this person: it changes where another one of ' +
      'them moves as well.',
    answer: AppealFileAnswer,
    revision: true,
    refusals: ['not-found', 'unknown-appeal', 'recused', 'member-challenged'],
  })
  async get(
    @Param() path: AppealPath,
    @Query() parameters: AppealFileParameters,
    @AsReader() reader: Given,
  ): Promise<AppealFileAnswer> {
    const file = await this.queries.execute(new OpenAppealFile(appealAt(path), parameters, reader));
    return shown(appealFileAnswer(file), file);
  }

  @Get('readings')
  @Policy(readsAssessment, placeOfAppeal)
  @Read({
    id: 'listAppealReadings',
    summary: 'Who looked into the file of an appeal, and when',
    answer: ReadingAnswer,
    as: 'list',
    refusals: ['unknown-appeal', 'recused', 'member-challenged'],
  })
  async readings(
    @Param() path: AppealPath,
    @CurrentCaller() { authority }: Caller,
  ): Promise<ListAnswer<ReadingAnswer>> {
    return { items: await this.queries.execute(new ListAppealReadings(appealAt(path), authority)) };
  }
}
