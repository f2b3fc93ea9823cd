import { Module } from '@nestjs/common';
import { ClosePeriodHandler } from './close-period.js';
import { GetLeftOpenHandler } from './get-left-open.js';
import { ListPeriodsHandler } from './list-periods.js';
import { OpenPeriodHandler } from './open-period.js';
import { PeriodsController } from './periods.controller.js';

@Module({
  controllers: [PeriodsController],
  providers: [ListPeriodsHandler, OpenPeriodHandler, ClosePeriodHandler, GetLeftOpenHandler],
})
export class PeriodsModule {}
