import { Query, QueryHandler, type IQueryHandler } from '@nestjs/cqrs';
import type { StaffMemberDetail } from '#read-models';
import { OpenLedger } from '../open-ledger.js';

export class GetStaffMember extends Query<StaffMemberDetail> {
  constructor(readonly staff: string) {
    super();
  }
}

@QueryHandler(GetStaffMember)
export class GetStaffMemberHandler implements IQueryHandler<GetStaffMember> {
  constructor(private readonly ledger: OpenLedger) {}

  async execute({ staff }: GetStaffMember): Promise<StaffMemberDetail> {
    return this.ledger.readModels.staffMember(staff);
  }
}
