import type { Tables } from '../tables.js';

/** The names of staff members, by id; null where nobody of that id is registered. */
export function namesOf(tables: Tables, ids: readonly string[]): (id: string) => string | null {
  const rows = tables.all<{ staff: string; name: string }>(
    'SELECT staff, name FROM staff_member WHERE staff IN (SELECT value FROM json_each(?))',
    JSON.stringify([...new Set(ids)]),
  );
  const names = new Map(rows.map(({ staff, name }) => [staff, name]));
  return (id) => names.get(id) ?? null;
}
