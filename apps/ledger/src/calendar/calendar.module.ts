import { Module } from '@nestjs/common';
import { CalendarController } from './calendar.controller.js';
import { DeclareDaysHandler } from './declare-days.js';
import { ListCalendarDaysHandler } from './list-calendar-days.js';

@Module({
  controllers: [CalendarController],
  providers: [DeclareDaysHandler, ListCalendarDaysHandler],
})
export class CalendarModule {}
