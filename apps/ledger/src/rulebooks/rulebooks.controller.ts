import { Get, Param, Post, Req } from '@nestjs/common';
import { CommandBus, QueryBus } from '@nestjs/cqrs';
import type { FastifyRequest } from 'fastify';
import type { RulebookRow } from '#read-models';
import { Policy } from '../access/policy.js';
import { everyRole } from '../access/roles.js';
import { answered } from '../http/answers.js';
import { Given } from '../http/given.js';
import type { ListAnswer } from '../http/page-answer.js';
import { Capability, Command, Read } from '../http/routes.js';
import { GetRulebook } from './get-rulebook.js';
import { ListRulebooks } from './list-rulebooks.js';
import { PublishRulebook } from './publish-rulebook.js';
import { checkedAnswer, MOST_RULES, readRulebook } from './read-rulebook.js';
import {
  CheckedRulebookAnswer,
  RulebookAnswer,
  RulebookPath,
  RulebookSummaryAnswer,
} from './rulebooks.dto.js';
import { writtenRulebook } from './written-rulebook.js';

const body = {
  media: ['application/json', 'application/yaml'],
  as: 'text',
  example: `${JSON.stringify(
    {
      version: 1,
      title: 'Rules of the office',
      inForceFrom: '2026-01-01',
      calendar: 'quarter',
      indicators: [
        {
          id: 'timeliness',
          name: 'Timeliness',
          definition: 'Steps are finished by the planned day.',
          family: 'common',
          dimension: 'efficiency',
          unit: 'calendar days',
          source: 'case system',
          base: 30,
        },
      ],
      rules: [
        {
          id: 'late',
          indicator: 'timeliness',
          when: 'daysLate > 7',
          deduct: 0.155,
          reason: '{daysLate} days late',
        },
      ],
    },
    undefined,
    2,
  )}\n`,
} as const;

const told = `The body is the text of a rulebook file, YAML or JSON, with at most ${MOST_RULES} computed rules.`;

@Capability('Rulebooks', 'v1/rulebooks')
export class RulebooksController {
  constructor(
    private readonly commands: CommandBus,
    private readonly queries: QueryBus,
  ) {}

  @Post()
  @Policy({ administrator: 'any' })
  @Command({
    id: 'publishRulebook',
    summary: 'Publishes the next version of the rulebook.',
    description: told,
    also: { 200: 'This very version is published already; nothing was added.' },
    body,
    answer: CheckedRulebookAnswer,
    refusals: [
      'invalid-definition',
      'rulebook-version-published',
      'rulebook-version-not-next',
      'rulebook-not-later',
      'rulebook-not-at-period-start',
    ],
  })
  async publish(@Req() request: FastifyRequest, @Given() given: Given): Promise<CheckedRulebookAnswer> {
    const file = readRulebook(request.body as string);
    const outcome = await this.commands.execute(new PublishRulebook(file.rulebook, given));
    const status = outcome.events.length > 0 ? 201 : 200;
    return answered(outcome, checkedAnswer(file), {
      status,
      location: `/v1/rulebooks/${file.rulebook.version}`,
    });
  }

  @Post('lint')
  @Policy({ administrator: 'any', auditor: 'any' })
  @Command({
    id: 'lintRulebook',
    summary: 'Says what is wrong or suspicious in a rulebook, and publishes nothing.',
    description: told,
    status: 200,
    keyless: true,
    body,
    answer: CheckedRulebookAnswer,
    refusals: ['invalid-definition'],
  })
  lint(@Req() request: FastifyRequest): CheckedRulebookAnswer {
    return checkedAnswer(readRulebook(request.body as string));
  }

  @Get()
  @Policy(everyRole)
  @Read({
    id: 'listRulebooks',
    summary: 'Every published version, the first one first.',
    answer: RulebookSummaryAnswer,
    as: 'list',
  })
  async list(): Promise<ListAnswer<RulebookRow>> {
    return { items: await this.queries.execute(new ListRulebooks()) };
  }

  @Get(':version')
  @Policy(everyRole)
  @Read({
    id: 'getRulebook',
    summary: 'A version as its file would say it.',
    answer: RulebookAnswer,
    refusals: ['not-found'],
  })
  async read(@Param() { version }: RulebookPath): Promise<RulebookAnswer> {
    return writtenRulebook(await this.queries.execute(new GetRulebook(version)));
  }
}
