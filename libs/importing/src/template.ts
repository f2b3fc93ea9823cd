/** A piece of a template: text as it stands, the cell of a column, or something known of the row. */
export type TemplatePart =
  { readonly text: string } | { readonly column: string } | { readonly known: 'row' | 'occurredOn' };

export type Template = readonly TemplatePart[];

const PIECE = /\{\{|\}\}|\{([^{}]*)\}|[{}]|[^{}]+/g;

/**
 * Reads `M{municipality}-{org:resource}`: braces name columns, `{{` and `}}` stand for braces themselves,
 * `{@row}` for the number of the data row in its file (from 1) and `{@occurredOn}` for the day of the record.
 * @returns what is wrong, as text, where it cannot be read
 */
export function parseTemplate(source: string): Template | string {
  const parts: TemplatePart[] = [];
  for (const [piece, name] of source.matchAll(PIECE)) {
    if (piece === '{' || piece === '}')
      return `\`${piece}\` stands alone; write \`${piece}${piece}\` for the brace itself`;
    if (name === '') return '`{}` names no column';
    if (name === undefined) parts.push({ text: piece === '{{' || piece === '}}' ? piece[0]! : piece });
    else if (name === '@row') parts.push({ known: 'row' });
    else if (name === '@occurredOn') parts.push({ known: 'occurredOn' });
    else if (name.startsWith('@')) return `\`{${name}}\` is unknown; there are {@row} and {@occurredOn}`;
    else parts.push({ column: name });
  }
  return parts;
}

export function templateColumns(template: Template): string[] {
  return template.flatMap((part) => ('column' in part ? [part.column] : []));
}

/** What is known of a row beside its cells. */
export interface KnownOfRow {
  readonly row: number;
  readonly occurredOn: string;
}

/** @returns the filled template; undefined where a column in it is null: then it is null as a whole */
export function templateFiller(
  template: Template,
  indexOf: (column: string) => number,
  isNull: (cell: string) => boolean,
): (cells: readonly string[], known: KnownOfRow) => string | undefined {
  const parts = template.map((part) =>
    'column' in part ? indexOf(part.column) : 'text' in part ? part : part.known,
  );
  return (cells, known) => {
    let filled = '';
    for (const part of parts) {
      if (typeof part === 'number') {
        const cell = cells[part]!;
        if (isNull(cell)) return undefined;
        filled += cell;
      } else filled += typeof part === 'string' ? known[part] : part.text;
    }
    return filled;
  };
}
