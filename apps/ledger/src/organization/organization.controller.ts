import { Get, Param, Query } from '@nestjs/common';
import { QueryBus } from '@nestjs/cqrs';
import type { AppointmentRow, PostRow, StaffMemberDetail, StaffMemberRow, UnitRow } from '#read-models';
import { Policy } from '../access/policy.js';
import { everyRole, readers, readersAndOneself } from '../access/roles.js';
import { pageAnswer, type ListAnswer, type PageAnswer } from '../http/page-answer.js';
import { Capability, Read } from '../http/routes.js';
import { GetStaffMember } from './get-staff-member.js';
import { ListAppointments } from './list-appointments.js';
import { ListHolders } from './list-holders.js';
import { ListPosts } from './list-posts.js';
import { ListStaffMembers } from './list-staff-members.js';
import { ListUnits } from './list-units.js';
import {
  HeldPostAnswer,
  PostAnswer,
  StaffMemberAnswer,
  StaffMemberDetailAnswer,
  UnitAnswer,
} from './organization.answers.js';
import {
  HoldersParameters,
  PostPath,
  PostsParameters,
  StaffMemberPath,
  StaffMembersParameters,
} from './organization.dto.js';

@Capability('Organization', 'v1')
export class OrganizationController {
  constructor(private readonly queries: QueryBus) {}

  @Get('units')
  @Policy(everyRole)
  @Read({
    id: 'listUnits',
    summary: 'Every unit, each with the unit that it is below.',
    answer: UnitAnswer,
    as: 'list',
  })
  async units(): Promise<ListAnswer<UnitRow>> {
    return { items: await this.queries.execute(new ListUnits()) };
  }

  @Get('posts')
  @Policy(everyRole)
  @Read({
    id: 'listPosts',
    summary: 'Every post, or those of one unit.',
    answer: PostAnswer,
    as: 'list',
    refusals: ['not-found'],
  })
  async posts(@Query() { unit }: PostsParameters): Promise<ListAnswer<PostRow>> {
    return { items: await this.queries.execute(new ListPosts(unit)) };
  }

  @Get('posts/:post/holders')
  @Policy(everyRole)
  @Read({
    id: 'listHolders',
    summary: 'Who held a post on a day, in the order in which they took it up.',
    answer: HeldPostAnswer,
    as: 'list',
    refusals: ['not-found'],
  })
  async holders(
    @Param() { post }: PostPath,
    @Query() { on }: HoldersParameters,
  ): Promise<ListAnswer<AppointmentRow>> {
    return { items: await this.queries.execute(new ListHolders(post, on)) };
  }

  @Get('staff-members')
  @Policy(readers)
  @Read({
    id: 'listStaffMembers',
    summary: 'Staff members by id, with the unit and post of their last appointment.',
    answer: StaffMemberAnswer,
    as: 'page',
    refusals: ['not-found'],
  })
  async staffMembers(@Query() query: StaffMembersParameters): Promise<PageAnswer<StaffMemberRow>> {
    return pageAnswer(await this.queries.execute(new ListStaffMembers(query)), (row) => row);
  }

  @Get('staff-members/:staff')
  @Policy(readersAndOneself)
  @Read({
    id: 'getStaffMember',
    summary: 'A staff member with every post that they hold or held.',
    answer: StaffMemberDetailAnswer,
    refusals: ['not-found'],
  })
  async staffMember(@Param() { staff }: StaffMemberPath): Promise<StaffMemberDetail> {
    return this.queries.execute(new GetStaffMember(staff));
  }

  @Get('staff-members/:staff/appointments')
  @Policy(readersAndOneself)
  @Read({
    id: 'listAppointments',
    summary: 'Every post that a staff member holds or held.',
    answer: HeldPostAnswer,
    as: 'list',
    refusals: ['not-found'],
  })
  async appointments(@Param() { staff }: StaffMemberPath): Promise<ListAnswer<AppointmentRow>> {
    return { items: await this.queries.execute(new ListAppointments(staff)) };
  }
}
