import { Command, CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import type { StaffMemberEvent } from '#domain';
import { registerStaffMember, type Outcome } from '#processing';
import type { Given } from '../http/given.js';
import { OpenLedger } from '../open-ledger.js';
import type { StaffMemberBody } from './organization.dto.js';

export class RegisterStaffMember extends Command<Outcome<StaffMemberEvent>> {
  constructor(
    readonly member: StaffMemberBody,
    readonly given: Given,
  ) {
    super();
  }
}

@CommandHandler(RegisterStaffMember)
export class RegisterStaffMemberHandler implements ICommandHandler<RegisterStaffMember> {
  constructor(private readonly ledger: OpenLedger) {}

  execute({ member, given }: RegisterStaffMember): Promise<Outcome<StaffMemberEvent>> {
    return registerStaffMember(this.ledger.executor, member, given.meta);
  }
}
