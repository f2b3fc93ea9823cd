import type { CalendarDate } from '#domain';
import { Day, Id } from '../http/parameters.js';

export class PostPath {
  @Id() readonly post!: string;
}

export class HoldersParameters {
  @Day() readonly on!: CalendarDate;
}

export class StaffMemberPath {
  @Id() readonly staff!: string;
}
