import type { CalendarDate } from '#domain';
import { Shown } from '../http/shown.js';

export class UnitAnswer {
  @Shown({ as: 'id', description: 'The unit.', example: 'TAX' }) readonly unit!: string;
  @Shown({ description: 'As people call it.', example: 'Taxes' }) readonly name!: string;
  @Shown({ as: 'id', description: 'The unit that it is below.', example: 'HQ', nullable: true })
  readonly parent!: string | null;
}

export class PostAnswer {
  @Shown({ as: 'id', description: 'The post.', example: 'TAX:clerk' }) readonly post!: string;
  @Shown({ description: 'As people call it.', example: 'Clerk' }) readonly name!: string;
  @Shown({ as: 'id', description: 'The unit that it belongs to.', example: 'TAX' }) readonly unit!: string;
  @Shown({ as: 'flag', description: 'Whether whoever holds it heads the unit.', example: false })
  readonly heads!: boolean;
}

export class RegisteredMemberAnswer {
  @Shown({ as: 'id', description: 'The staff member.' }) readonly staff!: string;
  @Shown({ description: 'Name of the person.', example: 'Ada Brandt' }) readonly name!: string;
}

/** Unit and post are those of the last appointment. */
export class StaffMemberAnswer extends RegisteredMemberAnswer {
  @Shown({ as: 'id', description: 'Where they were appointed last.', example: 'TAX', nullable: true })
  readonly unit!: string | null;
  @Shown({ as: 'id', description: 'The post of that appointment.', example: 'TAX:clerk', nullable: true })
  readonly post!: string | null;
}

/** Both days belong to the appointment. */
export class AppointmentAnswer {
  @Shown({ as: 'id', description: 'The staff member.' }) readonly staff!: string;
  @Shown({ as: 'id', description: 'The post.', example: 'TAX:clerk' }) readonly post!: string;
  @Shown({ as: 'day', description: 'First day.', example: '2026-01-01' }) readonly from!: CalendarDate;
  @Shown({ as: 'day', description: 'Last day; null where it is open.', nullable: true })
  readonly to!: CalendarDate | null;
}

export class HeldPostAnswer extends AppointmentAnswer {
  @Shown({ description: 'Name of the person.', example: 'Ada Brandt', nullable: true })
  readonly staffName!: string | null;
  @Shown({ as: 'id', description: 'The unit of the post.', example: 'TAX' }) readonly unit!: string;
}

export class StaffMemberDetailAnswer extends StaffMemberAnswer {
  @Shown({
    of: () => HeldPostAnswer,
    list: true,
    description: 'Every post held, in the order of taking it up.',
  })
  readonly appointments!: readonly HeldPostAnswer[];
}
