type Present<Row> = {
  [K in keyof Row as null extends Row[K] ? never : K]: Row[K];
} & { [K in keyof Row as null extends Row[K] ? K : never]?: NonNullable<Row[K]> };

/** A row of a table as an answer: what is NULL is not there. */
export function withoutNulls<Row extends object>(row: Row): Present<Row> {
  const present: Record<string, unknown> = {};
  for (const name in row) if (row[name] !== null) present[name] = row[name];
  return present as Present<Row>;
}
