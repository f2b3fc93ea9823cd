/** An object but for some of its members: what is not shown. */
export function without<T extends object, Name extends keyof T>(
  whole: T,
  ...names: readonly Name[]
): Omit<T, Name> {
  const rest = Object.entries(whole).filter(([name]) => !names.includes(name as Name));
  return Object.fromEntries(rest) as Omit<T, Name>;
}
