/** What is wrong in a definition file, and where: line and column count from 1, `path` reads `rules[2].points`. */
export interface DefinitionProblem {
  readonly file: string;
  readonly line: number;
  readonly column: number;
  readonly path: string;
  readonly message: string;
}

const SHOWN = 20;

/** A definition file that cannot be taken. `problems` holds all that was found, in the order of the file. */
export class DefinitionError extends Error {
  constructor(readonly problems: readonly DefinitionProblem[]) {
    const lines = problems.slice(0, SHOWN).map(problemText);
    if (problems.length > SHOWN) lines.push(`… and ${problems.length - SHOWN} more`);
    super(lines.join('\n'));
    this.name = 'DefinitionError';
  }
}

/** `permits.yaml:12:5 indicators[0].base: must be …` */
export function problemText({ file, line, column, path, message }: DefinitionProblem): string {
  return `${file}:${line}:${column} ${path && `${path}: `}${message}`;
}

/** `['rules', 2, 'points']` reads `rules[2].points`. */
export function pathText(path: readonly (string | number)[]): string {
  return path
    .map((step, index) => (typeof step === 'number' ? `[${step}]` : index === 0 ? step : `.${step}`))
    .join('');
}
