import { Body, Param, Post } from '@nestjs/common';
import { CommandBus } from '@nestjs/cqrs';
import type { Outcome } from '#processing';
import { Policy } from '../access/policy.js';
import { answered } from '../http/answers.js';
import { Given } from '../http/given.js';
import { Capability, Command } from '../http/routes.js';
import { Appoint } from './appoint.js';
import { EndAppointment } from './end-appointment.js';
import { AppointmentAnswer, PostAnswer, RegisteredMemberAnswer, UnitAnswer } from './organization.answers.js';
import {
  AppointmentBody,
  AppointmentEndBody,
  AppointmentPath,
  PostBody,
  StaffMemberBody,
  StaffMemberPath,
  UnitBody,
} from './organization.dto.js';
import { RegisterPost } from './register-post.js';
import { RegisterStaffMember } from './register-staff-member.js';
import { RegisterUnit } from './register-unit.js';

const also = { 200: 'It was so already; nothing was added.' };

/** 200 where nothing was added. */
const statusOf = ({ events }: Outcome): 200 | 201 => (events.length > 0 ? 201 : 200);

@Capability('Organization', 'v1')
export class RegistrationController {
  constructor(private readonly commands: CommandBus) {}

  @Post('units')
  @Policy({ administrator: 'any' })
  @Command({
    id: 'registerUnit',
    summary: 'Registers a unit; the unit that it is below first.',
    also,
    answer: UnitAnswer,
    refusals: ['unit-registered', 'unknown-unit'],
  })
  async unit(@Body() unit: UnitBody, @Given() given: Given): Promise<UnitAnswer> {
    const outcome = await this.commands.execute(new RegisterUnit(unit, given));
    return answered(outcome, { ...unit, parent: unit.parent ?? null }, { status: statusOf(outcome) });
  }

  @Post('posts')
  @Policy({ administrator: 'any' })
  @Command({
    id: 'registerPost',
    summary: 'Registers a post in a unit.',
    also,
    answer: PostAnswer,
    refusals: ['post-registered', 'unknown-unit'],
  })
  async post(@Body() post: PostBody, @Given() given: Given): Promise<PostAnswer> {
    const outcome = await this.commands.execute(new RegisterPost(post, given));
    return answered(outcome, { ...post, heads: post.heads ?? false }, { status: statusOf(outcome) });
  }

  @Post('staff-members')
  @Policy({ administrator: 'any' })
  @Command({
    id: 'registerStaffMember',
    summary: 'Registers a person who is assessed.',
    also,
    answer: RegisteredMemberAnswer,
    refusals: ['staff-registered'],
  })
  async staffMember(@Body() member: StaffMemberBody, @Given() given: Given): Promise<RegisteredMemberAnswer> {
    const outcome = await this.commands.execute(new RegisterStaffMember(member, given));
    const location = `/v1/staff-members/${encodeURIComponent(member.staff)}`;
    return answered(outcome, member, { status: statusOf(outcome), location });
  }

  @Post('staff-members/:staff/appointments')
  @Policy({ administrator: 'any' })
  @Command({
    id: 'appoint',
    summary: 'Gives a staff member a post from one day to another, or without an end.',
    also,
    answer: AppointmentAnswer,
    refusals: [
      'unknown-staff-member',
      'unknown-post',
      'appointment-overlaps',
      'appointment-ends-before-it-starts',
    ],
  })
  async appointment(
    @Param() { staff }: StaffMemberPath,
    @Body() appointment: AppointmentBody,
    @Given() given: Given,
  ): Promise<AppointmentAnswer> {
    const outcome = await this.commands.execute(new Appoint(staff, appointment, given));
    const { post, from, to = null } = appointment;
    return answered(outcome, { staff, post, from, to }, { status: statusOf(outcome) });
  }

  @Post('staff-members/:staff/appointments/:post/:from/end')
  @Policy({ administrator: 'any' })
  @Command({
    id: 'endAppointment',
    summary: 'Ends an appointment that is open.',
    status: 200,
    answer: AppointmentAnswer,
    refusals: [
      'unknown-staff-member',
      'unknown-appointment',
      'appointment-ended',
      'appointment-ends-before-it-starts',
    ],
  })
  async appointmentEnd(
    @Param() appointment: AppointmentPath,
    @Body() { to }: AppointmentEndBody,
    @Given() given: Given,
  ): Promise<AppointmentAnswer> {
    const outcome = await this.commands.execute(new EndAppointment(appointment, to, given));
    return answered(outcome, { ...appointment, to });
  }
}
