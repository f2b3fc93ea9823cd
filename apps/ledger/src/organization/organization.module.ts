import { Module } from '@nestjs/common';
import { AppointHandler } from './appoint.js';
import { EndAppointmentHandler } from './end-appointment.js';
import { GetStaffMemberHandler } from './get-staff-member.js';
import { ListAppointmentsHandler } from './list-appointments.js';
import { ListHoldersHandler } from './list-holders.js';
import { ListPostsHandler } from './list-posts.js';
import { ListStaffMembersHandler } from './list-staff-members.js';
import { ListUnitsHandler } from './list-units.js';
import { OrganizationController } from './organization.controller.js';
import { RegisterPostHandler } from './register-post.js';
import { RegisterStaffMemberHandler } from './register-staff-member.js';
import { RegisterUnitHandler } from './register-unit.js';
import { RegistrationController } from './registration.controller.js';

@Module({
  controllers: [OrganizationController, RegistrationController],
  providers: [
    ListUnitsHandler,
    ListPostsHandler,
    ListHoldersHandler,
    ListStaffMembersHandler,
    GetStaffMemberHandler,
    ListAppointmentsHandler,
    RegisterUnitHandler,
    RegisterPostHandler,
    RegisterStaffMemberHandler,
    AppointHandler,
    EndAppointmentHandler,
  ],
})
export class OrganizationModule {}
