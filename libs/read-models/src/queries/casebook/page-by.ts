import { unitsBelow } from '../organization.js';
import { ALL, checkLimit, pageOf, readCursor, type Page } from '../page.js';
import type { Tables } from '../tables.js';
import type { PageQuery } from './asked.js';
import type { Lead } from './work-list.js';

interface Asked {
  /** Of a table with `position` and `unit`, up to its conditions. */
  readonly select: string;
  readonly conditions: readonly Lead[];
  readonly query: PageQuery & { readonly unit?: string };
}

/**
 * One page of a list in the order of the log.
 * @throws ReadModelError `invalid-query` and `not-found`, naming the field
 */
export function pageBy<Row extends { readonly position: number }>(
  tables: Tables,
  { select, conditions, query: { unit, after, limit = ALL } }: Asked,
): Page<Row> {
  checkLimit(limit);
  const all = [
    ...conditions,
    ...(unit === undefined
      ? []
      : [
          {
            sql: 'unit IN (SELECT value FROM json_each(?))',
            value: JSON.stringify(unitsBelow(tables, unit)),
          },
        ]),
    ...(after === undefined
      ? []
      : [{ sql: 'position > ?', value: readCursor<[number]>(after, ['number'])[0] }]),
  ];
  const rows = tables.all<Row>(
    `${select} WHERE ${['true', ...all.map(({ sql }) => sql)].join(' AND ')} ORDER BY position LIMIT ?`,
    ...all.map(({ value }) => value),
    limit === ALL ? -1 : limit + 1,
  );
  return pageOf(rows, limit, ({ position }) => [position]);
}
