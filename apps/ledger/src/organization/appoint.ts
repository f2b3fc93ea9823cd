import { Command, CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import type { StaffMemberEvent } from '#domain';
import { appoint, type Outcome } from '#processing';
import type { Given } from '../http/given.js';
import { OpenLedger } from '../open-ledger.js';
import type { AppointmentBody } from './organization.dto.js';

export class Appoint extends Command<Outcome<StaffMemberEvent>> {
  constructor(
    readonly staff: string,
    readonly appointment: AppointmentBody,
    readonly given: Given,
  ) {
    super();
  }
}

@CommandHandler(Appoint)
export class AppointHandler implements ICommandHandler<Appoint> {
  constructor(private readonly ledger: OpenLedger) {}

  execute({ staff, appointment, given }: Appoint): Promise<Outcome<StaffMemberEvent>> {
    const { post, from, to = null } = appointment;
    return appoint(this.ledger.executor, staff, { post, from, to }, given.meta);
  }
}
