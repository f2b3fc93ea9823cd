import type { CalendarDate } from '#domain';
import { DayField, FlagField, IdField } from '../http/fields.js';
import { Cursor, DEFAULT_LIMIT, Limit } from '../http/parameters.js';

const unit = { description: 'The unit.', example: 'TAX' } as const;
const post = { description: 'The post.', example: 'TAX:clerk' } as const;
const staff = { description: 'The staff member.', example: 'S-08' } as const;

export class UnitBody {
  @IdField(unit) readonly unit!: string;
  @IdField({ description: 'As people call it.', example: 'Taxes' }) readonly name!: string;
  @IdField({
    description: 'The unit that it is below; null or left out at the top.',
    example: 'HQ',
    optional: true,
    nullable: true,
  })
  readonly parent?: string | null;
}

export class PostBody {
  @IdField(post) readonly post!: string;
  @IdField({ description: 'As people call it.', example: 'Clerk' }) readonly name!: string;
  @IdField({ ...unit, description: 'The unit that it belongs to.' }) readonly unit!: string;
  @FlagField({
    description: 'Whether whoever holds it heads the unit; it does not where left out.',
    example: false,
    optional: true,
  })
  readonly heads?: boolean;
}

export class StaffMemberBody {
  @IdField(staff) readonly staff!: string;
  @IdField({ description: 'Name of the person.', example: 'Ada Brandt' }) readonly name!: string;
}

export class AppointmentBody {
  @IdField(post) readonly post!: string;
  @DayField({ description: 'First day on which the post is held.', example: '2026-01-01' })
  readonly from!: CalendarDate;
  @DayField({
    description: 'Last day; null or left out where it is open.',
    example: '2026-12-31',
    optional: true,
    nullable: true,
  })
  readonly to?: CalendarDate | null;
}

export class AppointmentEndBody {
  @DayField({ description: 'Last day on which the post is held.' }) readonly to!: CalendarDate;
}

export class PostsParameters {
  @IdField({ ...unit, description: 'Only posts of this unit.', optional: true }) readonly unit?: string;
}

export class PostPath {
  @IdField(post) readonly post!: string;
}

export class HoldersParameters {
  @DayField({ description: 'The day.' }) readonly on!: CalendarDate;
}

export class StaffMembersParameters {
  @IdField({ ...unit, description: 'Only members of this unit and of those below it.', optional: true })
  readonly unit?: string;
  @Limit() readonly limit: number = DEFAULT_LIMIT;
  @Cursor() readonly after?: string;
}

export class StaffMemberPath {
  @IdField(staff) readonly staff!: string;
}

export class AppointmentPath {
  @IdField(staff) readonly staff!: string;
  @IdField(post) readonly post!: string;
  @DayField({ description: 'First day of the appointment.', example: '2026-01-01' })
  readonly from!: CalendarDate;
}
