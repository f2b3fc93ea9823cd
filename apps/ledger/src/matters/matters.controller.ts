import { Body, Get, Param, Post, Query } from '@nestjs/common';
import { CommandBus, QueryBus } from '@nestjs/cqrs';
import { whoMay } from '#domain';
import { CurrentCaller, type Caller } from '../access/caller.js';
import { Policy } from '../access/policy.js';
import { dutiesThatRead, reaching } from '../entries/entry-policies.js';
import { answered, shown } from '../http/answers.js';
import { Given } from '../http/given.js';
import { pageAnswer, type PageAnswer } from '../http/page-answer.js';
import { Capability, Command, Read } from '../http/routes.js';
import { GetMatter } from './get-matter.js';
import { ListMatters } from './list-matters.js';
import {
  MatterAnswer,
  matterAnswer,
  MatterDetailAnswer,
  matterDetailAnswer,
  MatterPath,
  MattersParameters,
  NewMatter,
  OpenedMatterAnswer,
} from './matters.dto.js';
import { OpenMatter } from './open-matter.js';

const opens = reaching(whoMay.openMatter, 'any');
/** Matters name nobody: it is their entries that do. */
const readsMatters = reaching(dutiesThatRead, 'any');

@Capability('Matters', 'v1/matters')
export class MattersController {
  constructor(
    private readonly commands: CommandBus,
    private readonly queries: QueryBus,
  ) {}

  @Post()
  @Policy(opens)
  @Command({
    id: 'openMatter',
    summary: 'Opens a matter: a happening that entries are about',
    description:
      'The same matter is never deducted for twice under one indicator, and of bonuses for it only the highest counts.',
    answer: OpenedMatterAnswer,
    refusals: ['matter-opened', 'in-the-future'],
  })
  async open(@Body() body: NewMatter, @Given() given: Given): Promise<OpenedMatterAnswer> {
    const outcome = await this.commands.execute(new OpenMatter(body, given));
    // Opened already, and alike: the body says what it is.
    return answered(outcome, { ...body }, { location: `/v1/matters/${encodeURIComponent(body.matter)}` });
  }

  @Get()
  @Policy(readsMatters)
  @Read({
    id: 'listMatters',
    summary: 'Matters by the day on which they happened',
    answer: MatterAnswer,
    as: 'page',
  })
  async list(@Query() parameters: MattersParameters): Promise<PageAnswer<MatterAnswer>> {
    return pageAnswer(await this.queries.execute(new ListMatters(parameters)), matterAnswer);
  }

  @Get(':matter')
  @Policy(readsMatters)
  @Read({
    id: 'getMatter',
    summary: 'A matter with its entries',
    answer: MatterDetailAnswer,
    revision: true,
    refusals: ['not-found'],
  })
  async get(
    @Param() { matter }: MatterPath,
    @CurrentCaller() { authority }: Caller,
  ): Promise<MatterDetailAnswer> {
    const found = await this.queries.execute(new GetMatter(matter, authority));
    return shown(matterDetailAnswer(found), found);
  }
}
