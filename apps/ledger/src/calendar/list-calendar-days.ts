import { Query, QueryHandler, type IQueryHandler } from '@nestjs/cqrs';
import type { DeclaredDay } from '#domain';
import type { CalendarQuery } from '#read-models';
import { OpenLedger } from '../open-ledger.js';

export class ListCalendarDays extends Query<readonly DeclaredDay[]> {
  constructor(readonly query: CalendarQuery) {
    super();
  }
}

@QueryHandler(ListCalendarDays)
export class ListCalendarDaysHandler implements IQueryHandler<ListCalendarDays> {
  constructor(private readonly ledger: OpenLedger) {}

  async execute({ query }: ListCalendarDays): Promise<readonly DeclaredDay[]> {
    return this.ledger.readModels.calendarDays(query);
  }
}
