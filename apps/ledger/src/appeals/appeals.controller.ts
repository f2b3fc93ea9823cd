import { Body, Get, Post, Query } from '@nestjs/common';
import { CommandBus, QueryBus } from '@nestjs/cqrs';
import { CurrentCaller, type Caller } from '../access/caller.js';
import { Policy } from '../access/policy.js';
import { readsAssessment } from '../entries/entry-policies.js';
import { Given, newIdOf } from '../http/given.js';
import { pageAnswer, type PageAnswer } from '../http/page-answer.js';
import { Capability, Command, Read } from '../http/routes.js';
import { ActOnAppeal } from './act-on-appeal.js';
import { AppealDeedAnswer, filedAnswer } from './appeal-deed-answer.js';
import { appeals, placeOfFiling, placeOfList } from './appeal-policies.js';
import { AppealAnswer, appealAnswer } from './appeal-answer.js';
import { AppealsParameters } from './appeals.dto.js';
import { Filing } from './filing.dto.js';
import { ListAppeals } from './list-appeals.js';

@Capability('Appeals', 'v1/appeals')
export class AppealsController {
  constructor(
    private readonly commands: CommandBus,
    private readonly queries: QueryBus,
  ) {}

  @Get()
  @Policy(readsAssessment, placeOfList)
  @Read({
    id: 'listAppeals',
    summary: 'Appeals, in the order in which they were filed or are due',
    description: 'Those from which the reader is barred, as challenged or recused, are left out.',
    answer: AppealAnswer,
    as: 'page',
    refusals: ['not-found'],
  })
  async list(
    @Query() parameters: AppealsParameters,
    @CurrentCaller() { authority }: Caller,
  ): Promise<PageAnswer<AppealAnswer>> {
    const query = { ...parameters, barred: authority.id };
    return pageAnswer(await this.queries.execute(new ListAppeals(query)), appealAnswer);
  }

  @Post()
  @Policy(appeals, placeOfFiling)
  @Command({
    id: 'fileAppeal',
    summary: 'Files an appeal',
    description:
      'Of oneself; the office takes in what came on paper, with the day on which it came. A late filing is taken as ' +
      'well: a decision on leave follows.',
    answer: AppealDeedAnswer,
    refusals: [
      'outside-scope',
      'appeal-of-another',
      'unknown-entry',
      'unknown-finding',
      'unknown-sanction',
      'invalid-date',
      'nothing-to-appeal',
      'appeal-pending',
      'appealed-to-the-end',
      'appeal-id-taken',
      'before-the-matter',
      'in-the-future',
    ],
  })
  async file(@Body() { staff, ...filing }: Filing, @Given() given: Given): Promise<AppealDeedAnswer> {
    const appeal = { staff, appeal: newIdOf(given) };
    const { filedOn = given.today } = filing;
    const deed = { type: 'FileAppeal', ...filing, filedOn } as const;
    return filedAnswer(await this.commands.execute(new ActOnAppeal(appeal, deed, given)), appeal, deed);
  }
}
