import { appointments, unitsBelow, type AppointmentRow } from './organization.js';
import { ALL, checkLimit, pageOf, readCursor, type Page } from './page.js';
import type { Tables } from './tables.js';

export interface StaffMembersQuery {
  /** Those whose last appointment is in this unit or below it. */
  readonly unit?: string;
  readonly after?: string;
  readonly limit?: number;
}

/** Unit and post are those of the last appointment, if there is one. */
export interface StaffMemberRow {
  readonly staff: string;
  readonly name: string;
  readonly unit: string | null;
  readonly post: string | null;
}

export type StaffMemberDetail = StaffMemberRow & { readonly appointments: AppointmentRow[] };

const LAST = `SELECT staff_member.staff, name, appointment.unit, post FROM staff_member
  LEFT JOIN appointment ON (appointment.staff, first_day, post) = (
    SELECT staff, first_day, post FROM appointment AS one WHERE one.staff = staff_member.staff
    ORDER BY first_day DESC, post LIMIT 1)`;

/** By id. */
export function staffMembers(tables: Tables, query: StaffMembersQuery = {}): Page<StaffMemberRow> {
  const { unit, limit = ALL } = query;
  checkLimit(limit);
  const [after] = query.after === undefined ? [''] : readCursor<[string]>(query.after, ['string']);
  const rows = tables.all<StaffMemberRow>(
    `${LAST} WHERE staff_member.staff > ?
       ${unit === undefined ? '' : 'AND appointment.unit IN (SELECT value FROM json_each(?))'}
     ORDER BY staff_member.staff LIMIT ?`,
    after,
    ...(unit === undefined ? [] : [JSON.stringify(unitsBelow(tables, unit))]),
    limit === ALL ? -1 : limit + 1,
  );
  return pageOf(rows, limit, ({ staff }) => [staff]);
}

/** @throws ReadModelError `not-found` */
export function staffMember(tables: Tables, staff: string): StaffMemberDetail {
  const history = appointments(tables, staff);
  return {
    ...tables.first<StaffMemberRow>(`${LAST} WHERE staff_member.staff = ?`, staff)!,
    appointments: history,
  };
}
