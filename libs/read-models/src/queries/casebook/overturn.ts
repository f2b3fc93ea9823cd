import { ReadModelError } from '../../read-model-error.js';
import type { Tables } from '../tables.js';
import { overturnDimensions, type OverturnDimension, type OverturnQuery, type OverturnRow } from './asked.js';
import { namesOf } from './names.js';

/** Those with the most decisions first. */
export function overturn(tables: Tables, { by }: OverturnQuery): OverturnRow[] {
  if (!overturnDimensions.includes(by)) {
    throw new ReadModelError('invalid-query', `by must be one of ${overturnDimensions.join(', ')}`, 'by');
  }
  const rows = tables.all<Omit<OverturnRow, 'rate' | 'name'>>(
    'SELECT id, decided, overturned FROM overturn WHERE dimension = ? AND decided > 0 ORDER BY decided DESC, id',
    by,
  );
  const nameOf = nameIn(
    tables,
    by,
    rows.map(({ id }) => id),
  );
  return rows.map(({ id, decided, overturned }) => {
    const name = nameOf(id);
    return {
      id,
      ...(name !== null && { name }),
      decided,
      overturned,
      rate: Math.round((overturned * 1000) / decided),
    };
  });
}

function nameIn(
  tables: Tables,
  by: OverturnDimension,
  ids: readonly string[],
): (id: string) => string | null {
  switch (by) {
    case 'rule':
      return () => null;
    case 'unit': {
      const rows = tables.all<{ unit: string; name: string }>('SELECT unit, name FROM unit');
      const names = new Map(rows.map(({ unit, name }) => [unit, name]));
      return (id) => names.get(id) ?? null;
    }
    case 'indicator': {
      // The last word on what an indicator is called.
      const versions = tables.column<number>('SELECT version FROM score_rulebook ORDER BY version');
      const indicators = versions.flatMap((version) => tables.frame(version).indicators);
      const names = new Map(indicators.map(({ id, name }) => [id, name]));
      return (id) => names.get(id) ?? null;
    }
    default:
      return namesOf(tables, ids);
  }
}
