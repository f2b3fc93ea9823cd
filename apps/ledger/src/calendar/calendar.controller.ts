import { Body, Get, Post, Query } from '@nestjs/common';
import { CommandBus, QueryBus } from '@nestjs/cqrs';
import { whoMay } from '#domain';
import { Policy } from '../access/policy.js';
import { everyRole } from '../access/roles.js';
import { reaching } from '../entries/entry-policies.js';
import { answered } from '../http/answers.js';
import { Given } from '../http/given.js';
import type { ListAnswer } from '../http/page-answer.js';
import { Capability, Command, Read } from '../http/routes.js';
import { CalendarDayAnswer, CalendarParameters, DeclarationAnswer, DeclaredDays } from './calendar.dto.js';
import { DeclareDays } from './declare-days.js';
import { ListCalendarDays } from './list-calendar-days.js';

@Capability('Calendar', 'v1/calendar-days')
export class CalendarController {
  constructor(
    private readonly commands: CommandBus,
    private readonly queries: QueryBus,
  ) {}

  @Post()
  @Policy(reaching(whoMay.declareCalendar, 'any'))
  @Command({
    id: 'declareDays',
    summary: 'Declares holidays, and days of the weekend that are worked instead',
    description: 'Deadlines that were set before stand as they were told.',
    status: 200,
    answer: DeclarationAnswer,
    refusals: ['outside-scope', 'invalid-date', 'invalid-identifier'],
  })
  async declare(@Body() { days }: DeclaredDays, @Given() given: Given): Promise<DeclarationAnswer> {
    const outcome = await this.commands.execute(new DeclareDays(days, given));
    return answered(outcome, { changed: outcome.events.flatMap(({ data }) => data.days) });
  }

  @Get()
  @Policy(everyRole)
  @Read({
    id: 'listCalendarDays',
    summary: 'Days that are not what their weekday says, by date',
    answer: CalendarDayAnswer,
    as: 'list',
  })
  async list(@Query() parameters: CalendarParameters): Promise<ListAnswer<CalendarDayAnswer>> {
    return { items: await this.queries.execute(new ListCalendarDays(parameters)) };
  }
}
