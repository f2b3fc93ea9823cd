/** What is wrong (`error`: it cannot be published) or suspicious (`warning`) in a rulebook, and where. */
export interface Finding {
  readonly severity: 'error' | 'warning';
  /** Stable. */
  readonly code: string;
  /** Keys and indexes into the Rulebook: `['rules', 2, 'when']`. */
  readonly path: readonly (string | number)[];
  readonly message: string;
}

type Path = Finding['path'];

export const error = (code: string, path: Path, message: string): Finding => ({
  severity: 'error',
  code,
  path,
  message,
});

export const warning = (code: string, path: Path, message: string): Finding => ({
  severity: 'warning',
  code,
  path,
  message,
});
