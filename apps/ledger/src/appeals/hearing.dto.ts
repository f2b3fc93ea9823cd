import type { CalendarDate } from '#domain';
import { LONGEST_TEXT } from '../entries/entries.dto.js';
import { DayField, TextField } from '../http/fields.js';

export class Hearing {
  @DayField({ description: 'On which day.' })
  readonly on!: CalendarDate;
  @TextField({ most: 200, description: 'Where.', example: 'Room 7' })
  readonly place!: string;
}

export class HearingRecord {
  @DayField({ description: 'On which day it was held.' })
  readonly on!: CalendarDate;
  @TextField({ most: LONGEST_TEXT, lines: true, description: 'What was said.' })
  readonly minutes!: string;
}
