import { identifierProblem, type CalendarDate } from '#domain';
import { inFileOrder, parseDefinition, type DefinitionFile, type Path } from './definition.js';
import { DefinitionError, type DefinitionProblem } from './errors.js';
import { organizationSchema } from './organization.schema.js';

export interface OrganizationDefinition {
  /** Parents stand before their children, whatever their order in the file. */
  readonly units: readonly UnitDefinition[];
  readonly posts: readonly PostDefinition[];
  readonly staff: readonly StaffDefinition[];
}

export interface UnitDefinition {
  readonly unit: string;
  readonly name: string;
  readonly parent?: string;
}

export interface PostDefinition {
  readonly post: string;
  readonly name: string;
  readonly unit: string;
  /** Whoever holds it heads the unit. */
  readonly heads?: boolean;
}

export interface StaffDefinition {
  readonly staff: string;
  readonly name: string;
  readonly appointments: readonly AppointmentDefinition[];
}

/** Both days included; open where `to` is left out. */
export interface AppointmentDefinition {
  readonly post: string;
  readonly from: CalendarDate;
  readonly to?: CalendarDate;
}

type WrittenStaff = Omit<StaffDefinition, 'appointments'> & Partial<StaffDefinition>;
type Written = Partial<Omit<OrganizationDefinition, 'staff'>> & { readonly staff?: readonly WrittenStaff[] };
type Report = (path: Path, message: string) => void;

/**
 * Units and posts that are referred to must stand in the file, unless it has no list of them at all: then it builds on
 * what is registered already.
 * @throws DefinitionError
 */
export function parseOrganizationFile(file: DefinitionFile): OrganizationDefinition {
  const { value, problemAt } = parseDefinition<Written>(file, organizationSchema);
  const problems: DefinitionProblem[] = [];
  const report: Report = (path, message) => problems.push(problemAt(path, message));

  const { units = [], posts = [] } = value;
  const staff = (value.staff ?? []).map((one) => ({ ...one, appointments: one.appointments ?? [] }));
  checkNames({ units, posts, staff }, report);
  const unitIds = uniqueIds(
    'units',
    units.map(({ unit }) => unit),
    'unit',
    report,
  );
  const postIds = uniqueIds(
    'posts',
    posts.map(({ post }) => post),
    'post',
    report,
  );
  uniqueIds(
    'staff',
    staff.map((one) => one.staff),
    'staff',
    report,
  );
  units.forEach(({ parent }, index) => {
    if (value.units && parent !== undefined && !unitIds.has(parent)) {
      report(['units', index, 'parent'], `there is no unit ${parent}`);
    }
  });
  posts.forEach(({ unit }, index) => {
    if (value.units && !unitIds.has(unit)) report(['posts', index, 'unit'], `there is no unit ${unit}`);
  });
  staff.forEach(({ appointments }, index) => {
    const path = ['staff', index, 'appointments'];
    if (value.posts) {
      appointments.forEach(({ post }, at) => {
        if (!postIds.has(post)) report([...path, at, 'post'], `there is no post ${post}`);
      });
    }
    checkDays(appointments, path, report);
  });
  const ordered = parentsFirst(units, report);
  if (problems.length > 0) throw new DefinitionError(inFileOrder(problems));
  return { units: ordered, posts, staff };
}

function checkNames(organization: OrganizationDefinition, report: Report): void {
  for (const list of ['units', 'posts', 'staff'] as const) {
    organization[list].forEach(({ name }, index) => {
      const problem = identifierProblem(name);
      if (problem) report([list, index, 'name'], problem);
    });
  }
}

function uniqueIds(list: string, ids: readonly string[], key: string, report: Report): Set<string> {
  const seen = new Set<string>();
  ids.forEach((id, index) => {
    if (seen.has(id)) report([list, index, key], `${id} is used above already`);
    seen.add(id);
  });
  return seen;
}

function checkDays(appointments: readonly AppointmentDefinition[], path: Path, report: Report): void {
  appointments.forEach(({ post, from, to }, index) => {
    if (to !== undefined && to < from) report([...path, index, 'to'], `must not lie before ${from}`);
    const overlapping = appointments
      .slice(0, index)
      .find((one) => one.post === post && from <= (one.to ?? from) && one.from <= (to ?? one.from));
    if (overlapping) {
      report(
        [...path, index, 'from'],
        `post ${post} is held from ${overlapping.from} already, until after this day`,
      );
    }
  });
}

/** A unit can only be registered when its parent is. */
function parentsFirst(units: readonly UnitDefinition[], report: Report): UnitDefinition[] {
  const waiting = new Map(units.map((unit, index) => [unit.unit, { unit, index }]));
  const ordered: UnitDefinition[] = [];
  for (let before = -1; before !== ordered.length;) {
    before = ordered.length;
    for (const { unit } of waiting.values()) {
      if (unit.parent !== undefined && waiting.has(unit.parent)) continue;
      ordered.push(unit);
      waiting.delete(unit.unit);
    }
  }
  for (const { index } of waiting.values())
    report(['units', index, 'parent'], 'is below itself, directly or in a circle');
  return ordered;
}
