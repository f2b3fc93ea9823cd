import { Query, QueryHandler, type IQueryHandler } from '@nestjs/cqrs';
import type { Page, StaffMemberRow, StaffMembersQuery } from '#read-models';
import { OpenLedger } from '../open-ledger.js';

export class ListStaffMembers extends Query<Page<StaffMemberRow>> {
  constructor(readonly query: StaffMembersQuery) {
    super();
  }
}

@QueryHandler(ListStaffMembers)
export class ListStaffMembersHandler implements IQueryHandler<ListStaffMembers> {
  constructor(private readonly ledger: OpenLedger) {}

  async execute({ query }: ListStaffMembers): Promise<Page<StaffMemberRow>> {
    return this.ledger.readModels.staffMembers(query);
  }
}
