import {
  appointmentsOn,
  organization,
  ORGANIZATION_STREAM,
  period as periods,
  periodStream,
  staffMember,
  staffMemberStream,
  type ReportedRecord,
} from '#domain';
import type { Registrations } from '#importing';
import {
  appoint,
  openPeriod,
  registerPost,
  registerStaffMember,
  registerUnit,
  rulesOn,
  type CommandMeta,
  type Executor,
} from '#processing';

/**
 * Registers what a mapping says may be registered as it appears in the data: units, posts, staff members,
 * appointments and periods. Each is looked at once; what is registered already stays as it is.
 */
export class AppearanceRegistrar {
  private readonly seen = new Set<string>();

  constructor(
    private readonly executor: Executor,
    private readonly policy: Registrations,
    private readonly meta: CommandMeta,
  ) {}

  /** Whether there is nothing to register for this record; no promise, for this is asked of every row. */
  knows(record: ReportedRecord): boolean {
    return this.seen.has(appearance(record));
  }

  /** @throws DomainError where the rules refuse, e.g. for a closed period; nothing of the record is registered then */
  async register(record: ReportedRecord): Promise<void> {
    const { period } = await rulesOn(
      (decider, stream) => this.executor.read(decider, stream),
      record.occurredOn,
    );
    if (this.policy.periods) await openPeriod(this.executor, period, this.meta);
    const { status } = await this.executor.read(periods, periodStream(period));
    // What a closed or unknown period refuses must leave nothing behind.
    if (status !== 'open') return;
    await this.registerPlace(record);
    await this.registerMember(record);
    this.seen.add(appearance(record));
  }

  private async registerPlace({ unit, post }: ReportedRecord): Promise<void> {
    const { units, posts } = await this.executor.read(organization, ORGANIZATION_STREAM);
    if (this.policy.units && !units.has(unit)) {
      await registerUnit(this.executor, { unit, name: unit, parent: null }, this.meta);
    }
    if (this.policy.posts && post !== undefined && !posts.has(post)) {
      await registerPost(this.executor, { post, name: post, unit }, this.meta);
    }
  }

  private async registerMember({ staff, post, occurredOn }: ReportedRecord): Promise<void> {
    if (staff === undefined) return;
    const member = await this.executor.read(staffMember, staffMemberStream(staff));
    if (this.policy.staff && member.staff === undefined) {
      await registerStaffMember(this.executor, { staff, name: staff }, this.meta);
    }
    const { appointments } = this.policy;
    if (
      appointments &&
      post !== undefined &&
      !appointmentsOn(member, occurredOn).some((one) => one.post === post)
    ) {
      await appoint(this.executor, staff, { post, from: appointments.from, to: null }, this.meta);
    }
  }
}

/** Who appears where, in which month: no period is shorter, and appointments that begin later are looked up again. */
function appearance({ unit, post = '', staff = '', occurredOn }: ReportedRecord): string {
  return `${unit}\n${post}\n${staff}\n${occurredOn.slice(0, 7)}`;
}
