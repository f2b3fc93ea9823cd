const WORDS = new Set(['and', 'or', 'unless', 'bool', 'offset', 'by', 'without', 'on', 'ignoring']);
const GROUPING = /\b(?:by|without|on|ignoring|group_left|group_right)\s*\(([^)]*)\)/g;

const withoutTexts = (expression: string): string => expression.replace(/"[^"]*"/g, '""');

/** Names of the metrics in an expression of PromQL; as far as those of this project go, not a parser. */
export function metricsOf(expression: string): string[] {
  const bare = withoutTexts(expression)
    .replace(GROUPING, '')
    .replace(/\{[^}]*\}/g, '')
    .replace(/\[[^\]]*\]/g, '');
  return [...bare.matchAll(/\b[a-zA-Z_:][\w:]*\b(?!\s*\()/g)]
    .map(([name]) => name)
    .filter((name) => !WORDS.has(name));
}

/** Names of the labels that an expression selects or groups by, `le` among them. */
export function labelsOf(expression: string): string[] {
  const bare = withoutTexts(expression);
  const selected = [...bare.matchAll(/\{([^}]*)\}/g)].flatMap(([, inside]) =>
    [...inside!.matchAll(/(\w+)\s*[=!]/g)].map(([, label]) => label!),
  );
  const grouped = [...bare.matchAll(GROUPING)].flatMap(([, inside]) =>
    inside!.split(',').map((one) => one.trim()),
  );
  return [...selected, ...grouped].filter((label) => label !== '');
}
