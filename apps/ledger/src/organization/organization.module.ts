import { Module } from '@nestjs/common';
import { ListAppointmentsHandler } from './list-appointments.js';
import { ListHoldersHandler } from './list-holders.js';
import { ListUnitsHandler } from './list-units.js';
import { OrganizationController } from './organization.controller.js';

@Module({
  controllers: [OrganizationController],
  providers: [ListUnitsHandler, ListHoldersHandler, ListAppointmentsHandler],
})
export class OrganizationModule {}
