import { Body, Get, Param, Post, Query } from '@nestjs/common';
import { CommandBus, QueryBus } from '@nestjs/cqrs';
import type { Given as Reader } from '#processing';
import { CurrentCaller, type Caller } from '../access/caller.js';
import { Policy } from '../access/policy.js';
import { ReadingAnswer } from '../casework/casework-answers.js';
import { shown } from '../http/answers.js';
import { AsReader } from '../http/as-reader.js';
import { Given, newIdOf } from '../http/given.js';
import { pageAnswer, type ListAnswer, type PageAnswer } from '../http/page-answer.js';
import { Capability, Command, Read } from '../http/routes.js';
import { ActOnCase } from './act-on-case.js';
import { CaseAnswer, caseAnswer } from './case-answers.js';
import { CaseDeedAnswer, openedAnswer } from './case-deed-answer.js';
import { caseFileAnswer } from './case-file-answer.js';
import { CaseFileAnswer } from './case-file.dto.js';
import { CasePath, CASES_PATH } from './case-path.js';
import { listedPlace, opensCases, placeOfCase, readsCases } from './case-policies.js';
import { CaseFileParameters, CasesParameters } from './cases.dto.js';
import { GetCaseFile } from './get-case-file.js';
import { NewCase } from './inquiry.dto.js';
import { ListCaseReadings } from './list-case-readings.js';
import { ListCases } from './list-cases.js';

const ofOwnPart =
  'Whoever is named in the case, whatever roles they hold, gets their own part: what was traced, proposed and decided, ' +
  'and of statements, defences, circumstances, entries, sanctions and repairs those about themselves.';

@Capability('Accountability', CASES_PATH)
export class CasesController {
  constructor(
    private readonly commands: CommandBus,
    private readonly queries: QueryBus,
  ) {}

  @Post()
  @Policy(opensCases)
  @Command({
    id: 'openCase',
    summary: 'Opens a case: from a work record, an entry, an observation, a complaint or a finding',
    description: 'Everybody may complain; the other sources are for those whose scope holds the unit.',
    answer: CaseDeedAnswer,
    refusals: [
      'outside-scope',
      'unknown-source',
      'unknown-unit',
      'source-says-otherwise',
      'missing-text',
      'invalid-date',
      'in-the-future',
    ],
  })
  async open(@Body() body: NewCase, @Given() given: Given): Promise<CaseDeedAnswer> {
    const caseId = newIdOf(given);
    const deed = { type: 'OpenCase', ...body } as const;
    return openedAnswer(await this.commands.execute(new ActOnCase(caseId, deed, given)), caseId);
  }

  @Get()
  @Policy(readsCases, listedPlace())
  @Read({
    id: 'listCases',
    summary: 'Accountability cases: what is open, and what is due',
    description: 'Whoever is named in a case is told only of themselves among its persons and sanctions.',
    answer: CaseAnswer,
    as: 'page',
    refusals: ['not-found'],
  })
  async list(
    @Query() { staff, ...query }: CasesParameters,
    @CurrentCaller() { authority }: Caller,
  ): Promise<PageAnswer<CaseAnswer>> {
    const asked = { ...query, reader: authority.id, ...(staff !== undefined && { person: staff }) };
    return pageAnswer(await this.queries.execute(new ListCases(asked)), caseAnswer);
  }

  @Get(':case')
  @Policy(readsCases, placeOfCase)
  @Read({
    id: 'getCase',
    summary: 'Everything in a case, as it was known at any moment; the look into it is recorded',
    description: ofOwnPart,
    answer: CaseFileAnswer,
    revision: true,
    refusals: ['not-found'],
  })
  async get(
    @Param() { case: caseId }: CasePath,
    @Query() query: CaseFileParameters,
    @AsReader() reader: Reader,
  ): Promise<CaseFileAnswer> {
    const file = await this.queries.execute(new GetCaseFile(caseId, query, reader));
    return shown(caseFileAnswer(file), file);
  }

  @Get(':case/readings')
  @Policy(readsCases, placeOfCase)
  @Read({
    id: 'listCaseReadings',
    summary: 'Who looked into the file of a case, and when',
    answer: ReadingAnswer,
    as: 'list',
    refusals: ['unknown-case'],
  })
  async readings(@Param() { case: caseId }: CasePath): Promise<ListAnswer<ReadingAnswer>> {
    return { items: await this.queries.execute(new ListCaseReadings(caseId)) };
  }
}
