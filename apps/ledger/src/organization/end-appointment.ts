import { Command, CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import type { CalendarDate, StaffMemberEvent } from '#domain';
import { endAppointment, type Outcome } from '#processing';
import type { Given } from '../http/given.js';
import { OpenLedger } from '../open-ledger.js';
import type { AppointmentPath } from './organization.dto.js';

export class EndAppointment extends Command<Outcome<StaffMemberEvent>> {
  constructor(
    readonly appointment: AppointmentPath,
    readonly to: CalendarDate,
    readonly given: Given,
  ) {
    super();
  }
}

@CommandHandler(EndAppointment)
export class EndAppointmentHandler implements ICommandHandler<EndAppointment> {
  constructor(private readonly ledger: OpenLedger) {}

  execute({ appointment, to, given }: EndAppointment): Promise<Outcome<StaffMemberEvent>> {
    const { staff, post, from } = appointment;
    return endAppointment(this.ledger.executor, staff, { post, from, to }, given.meta);
  }
}
