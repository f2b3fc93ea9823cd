import { Body, Get, Param, Post } from '@nestjs/common';
import { CommandBus, QueryBus } from '@nestjs/cqrs';
import type { PeriodRow } from '#read-models';
import { Policy } from '../access/policy.js';
import { everyRole } from '../access/roles.js';
import { answered } from '../http/answers.js';
import { Given } from '../http/given.js';
import type { ListAnswer } from '../http/page-answer.js';
import { Capability, Command, Read } from '../http/routes.js';
import { OpenLedger } from '../open-ledger.js';
import { ClosePeriod } from './close-period.js';
import { GetLeftOpen } from './get-left-open.js';
import { ListPeriods } from './list-periods.js';
import { OpenPeriod } from './open-period.js';
import {
  ClosingBody,
  LeftOpenAnswer,
  PeriodAnswer,
  PeriodBody,
  PeriodOpenedAnswer,
  PeriodPath,
} from './periods.dto.js';

@Capability('Periods', 'v1/periods')
export class PeriodsController {
  constructor(
    private readonly commands: CommandBus,
    private readonly queries: QueryBus,
    private readonly ledger: OpenLedger,
  ) {}

  @Get()
  @Policy(everyRole)
  @Read({
    id: 'listPeriods',
    summary: 'All periods by their first day; a closed one says when and why it was closed.',
    answer: PeriodAnswer,
    as: 'list',
  })
  async list(): Promise<ListAnswer<PeriodRow>> {
    return { items: await this.queries.execute(new ListPeriods()) };
  }

  @Post()
  @Policy({ administrator: 'any' })
  @Command({
    id: 'openPeriod',
    summary: 'Opens a period of the rulebook’s calendar; only then anything can be recorded in it.',
    also: { 200: 'It was open already.' },
    answer: PeriodOpenedAnswer,
    refusals: ['unknown-period', 'no-rulebook-in-force', 'period-closed'],
  })
  async open(@Body() { period }: PeriodBody, @Given() given: Given): Promise<PeriodOpenedAnswer> {
    const outcome = await this.commands.execute(new OpenPeriod(period, given));
    return answered(outcome, { period }, { status: outcome.events.length > 0 ? 201 : 200 });
  }

  @Post(':period/close')
  @Policy({ administrator: 'any' })
  @Command({
    id: 'closePeriod',
    summary: 'Closes a period for ever, and says what was left open in it.',
    description:
      'Nothing new begins in a closed period. Entries that were proposed before may go on to their end. Where the ' +
      'answer does not come in time (503), the period is closed all the same: send the request again.',
    status: 200,
    answer: LeftOpenAnswer,
    refusals: ['period-not-open', 'not-ready', 'behind'],
  })
  async close(
    @Param() { period }: PeriodPath,
    @Body() { reason }: ClosingBody,
    @Given() given: Given,
  ): Promise<LeftOpenAnswer> {
    const outcome = await this.commands.execute(new ClosePeriod(period, reason, given));
    // One that was closed before has no position of its own; the log's end lies behind its closing.
    const through = outcome.position || (await this.ledger.head());
    return answered(outcome, await this.queries.execute(new GetLeftOpen(period, through)));
  }

  @Get(':period/left-open')
  @Policy({ administrator: 'any', auditor: 'scope', supervisor: 'scope', verifier: 'scope' })
  @Read({
    id: 'getLeftOpen',
    summary: 'What is open in a period now or, where it is closed, what was when it was closed.',
    answer: LeftOpenAnswer,
    refusals: ['not-found'],
  })
  async leftOpen(@Param() { period }: PeriodPath): Promise<LeftOpenAnswer> {
    return this.queries.execute(new GetLeftOpen(period));
  }
}
