import { Get, Param, Query, UseGuards } from '@nestjs/common';
import { QueryBus } from '@nestjs/cqrs';
import type { AppointmentRow, UnitRow } from '#read-models';
import { NoParameters } from '../http/no-parameters.guard.js';
import type { ListAnswer } from '../http/page-answer.js';
import { ReadController } from '../http/read-controller.js';
import { ListAppointments } from './list-appointments.js';
import { ListHolders } from './list-holders.js';
import { ListUnits } from './list-units.js';
import { HoldersParameters, PostPath, StaffMemberPath } from './organization.dto.js';

@ReadController('v1')
export class OrganizationController {
  constructor(private readonly queries: QueryBus) {}

  /** Every unit, each with the unit it is below. */
  @Get('units')
  @UseGuards(NoParameters)
  async units(): Promise<ListAnswer<UnitRow>> {
    return { items: await this.queries.execute(new ListUnits()) };
  }

  /** Who held a post on a day, in the order in which they took it up. */
  @Get('posts/:post/holders')
  async holders(
    @Param() { post }: PostPath,
    @Query() { on }: HoldersParameters,
  ): Promise<ListAnswer<AppointmentRow>> {
    return { items: await this.queries.execute(new ListHolders(post, on)) };
  }

  /** Every post that a staff member holds or held. */
  @Get('staff-members/:staff/appointments')
  @UseGuards(NoParameters)
  async appointments(@Param() { staff }: StaffMemberPath): Promise<ListAnswer<AppointmentRow>> {
    return { items: await this.queries.execute(new ListAppointments(staff)) };
  }
}
