import { Query, QueryHandler, type IQueryHandler } from '@nestjs/cqrs';
import type { CalendarDate } from '#domain';
import type { AppointmentRow } from '#read-models';
import { OpenLedger } from '../open-ledger.js';

export class ListHolders extends Query<AppointmentRow[]> {
  constructor(
    readonly post: string,
    readonly on: CalendarDate,
  ) {
    super();
  }
}

@QueryHandler(ListHolders)
export class ListHoldersHandler implements IQueryHandler<ListHolders> {
  constructor(private readonly ledger: OpenLedger) {}

  async execute({ post, on }: ListHolders): Promise<AppointmentRow[]> {
    return this.ledger.readModels.holders(post, on);
  }
}
