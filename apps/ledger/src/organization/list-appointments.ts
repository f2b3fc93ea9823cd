import { Query, QueryHandler, type IQueryHandler } from '@nestjs/cqrs';
import type { AppointmentRow } from '#read-models';
import { OpenLedger } from '../open-ledger.js';

export class ListAppointments extends Query<AppointmentRow[]> {
  constructor(readonly staff: string) {
    super();
  }
}

@QueryHandler(ListAppointments)
export class ListAppointmentsHandler implements IQueryHandler<ListAppointments> {
  constructor(private readonly ledger: OpenLedger) {}

  async execute({ staff }: ListAppointments): Promise<AppointmentRow[]> {
    return this.ledger.readModels.appointments(staff);
  }
}
