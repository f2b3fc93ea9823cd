import type { OrganizationDefinition } from '#definitions';
import {
  appoint,
  registerPost,
  registerStaffMember,
  registerUnit,
  type CommandMeta,
  type Executor,
} from '#processing';

/** How many of each kind a file named, and how many of them were new to the ledger. */
export interface OrganizationReport {
  readonly units: Tally;
  readonly posts: Tally;
  readonly staff: Tally;
  readonly appointments: Tally;
}

export interface Tally {
  named: number;
  registered: number;
}

/** Registers what an organization file names; what is in the ledger already is left as it is. */
export async function importOrganization(
  executor: Executor,
  { units, posts, staff }: OrganizationDefinition,
  meta: CommandMeta,
): Promise<OrganizationReport> {
  const report = { units: tally(), posts: tally(), staff: tally(), appointments: tally() };
  for (const unit of units) {
    await count(report.units, registerUnit(executor, { ...unit, parent: unit.parent ?? null }, meta));
  }
  for (const post of posts) await count(report.posts, registerPost(executor, post, meta));
  for (const { staff: id, name, appointments } of staff) {
    await count(report.staff, registerStaffMember(executor, { staff: id, name }, meta));
    for (const { post, from, to } of appointments) {
      await count(report.appointments, appoint(executor, id, { post, from, to: to ?? null }, meta));
    }
  }
  return report;
}

const tally = (): Tally => ({ named: 0, registered: 0 });

async function count(tally: Tally, command: Promise<{ readonly events: readonly unknown[] }>): Promise<void> {
  tally.named += 1;
  if ((await command).events.length > 0) tally.registered += 1;
}
