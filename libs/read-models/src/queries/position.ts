import type { ProjectionName } from '../projections/index.js';
import type { Tables } from './tables.js';

/** What a projection, or every one, has reached; asked with every read. */
export function positionIn(tables: Tables, projection?: ProjectionName): number {
  const row =
    projection === undefined
      ? tables.first<{ position: number | null }>('SELECT min(position) AS position FROM projection')
      : tables.first<{ position: number }>('SELECT position FROM projection WHERE name = ?', projection);
  return row?.position ?? 0;
}
