/** A text that stands under a name of its own in a query, path or body; nothing of it is checked yet. */
export function namedText(given: unknown, name: string): string | undefined {
  if (typeof given !== 'object' || given === null || !Object.hasOwn(given, name)) return undefined;
  const value = (given as Readonly<Record<string, unknown>>)[name];
  return typeof value === 'string' ? value : undefined;
}
