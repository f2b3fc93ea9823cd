const EIGHTHS = ['', '▏', '▎', '▍', '▌', '▋', '▊', '▉'] as const;

/** A bar of at most `width` characters, in eighths of one; what is not nothing can always be seen. */
export function bar(value: number, most: number, width = 24): string {
  if (value <= 0 || most <= 0) return '';
  const eighths = Math.max(1, Math.round((Math.min(value, most) / most) * width * 8));
  return '█'.repeat(Math.floor(eighths / 8)) + EIGHTHS[eighths % 8]!;
}

/** Figures under one another, each with its bar; the largest has the longest. */
export function barLines(figures: readonly (readonly [string, number])[]): string[] {
  const most = Math.max(0, ...figures.map(([, value]) => value));
  const words = Math.max(0, ...figures.map(([word]) => word.length));
  const digits = Math.max(0, ...figures.map(([, value]) => String(value).length));
  return figures.map(([word, value]) =>
    `  ${word.padEnd(words)}  ${String(value).padStart(digits)}  ${bar(value, most)}`.trimEnd(),
  );
}
