import { nearest } from '#domain';
import { Refused } from '../refused.js';
import { inWords, object, type Shape } from './fields.js';

/** A deed as somebody types it, with what it takes. */
export interface TypedDeed {
  readonly type: string;
  /** In kebab-case: `FileAppeal` is `file-appeal`. */
  readonly name: string;
  /** Where the thing stands when it is possible; empty for the one that begins it. */
  readonly from: readonly string[];
  readonly shape: Shape<object>;
}

/** Every deed of people, from the table of what it takes and the state machine that the rules run on. */
export function typedDeeds(
  data: Readonly<Record<string, Shape<object>>>,
  transitions: readonly { readonly deed: string; readonly from: readonly string[] }[],
): TypedDeed[] {
  return Object.entries(data).map(([type, shape]) => ({
    type,
    name: type.replaceAll(/(?<=.)[A-Z]/g, '-$&').toLowerCase(),
    from: transitions.filter(({ deed }) => deed === type).flatMap(({ from }) => from),
    shape,
  }));
}

/** @throws Refused `unknown-deed` */
export function deedNamed(name: string, deeds: readonly TypedDeed[]): TypedDeed {
  const found = deeds.find((deed) => deed.name === name);
  if (found) return found;
  const names = deeds.map((deed) => deed.name);
  const meant = nearest(name, names);
  throw new Refused(
    'unknown-deed',
    meant
      ? `there is no deed ${name}; did you mean ${meant}?`
      : `there is no deed ${name}; there are ${names.join(', ')}`,
  );
}

/** @throws Refused `invalid-data`, naming what is at fault */
export function dataOf({ name, shape }: TypedDeed, given: unknown): object {
  try {
    return object(shape).read(given, '');
  } catch (error) {
    if (!(error instanceof Refused)) throw error;
    const takes = inWords(shape);
    throw new Refused(error.code, `${error.message} (${name} takes ${takes === '' ? 'no data' : takes})`);
  }
}

/** For the help: each deed with what it takes, and where it is possible. */
export const deedsHelp = (deeds: readonly TypedDeed[]): string =>
  deeds
    .map(({ name, from, shape }) => {
      const takes = inWords(shape);
      const when = from.length === 0 ? 'begins it' : `when ${from.join(', ')}`;
      return `  ${name}\n      ${when}${takes === '' ? '' : `\n      ${takes}`}`;
    })
    .join('\n');
