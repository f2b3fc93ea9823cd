import { InvalidToken } from '#access';

const SCHEME = 'bearer ';
const NAME = 'authorization';

/**
 * The token that a request brings. It is looked for in the headers as they came: the parsed ones hide a second one, and
 * whoever stands between could have believed that one.
 * @param rawHeaders names and values by turns
 * @returns undefined where there is no `Authorization`
 * @throws InvalidToken where that is given twice, or is no bearer token
 */
export function bearerToken(rawHeaders: readonly string[]): string | undefined {
  let found: string | undefined;
  for (let i = 0; i < rawHeaders.length; i += 2) {
    const name = rawHeaders[i]!;
    if (name.length !== NAME.length || name.toLowerCase() !== NAME) continue;
    if (found !== undefined) throw new InvalidToken('Authorization is given twice');
    found = rawHeaders[i + 1]!;
  }
  if (found === undefined) return undefined;
  if (found.slice(0, SCHEME.length).toLowerCase() !== SCHEME) throw new InvalidToken('no bearer token');
  return found.slice(SCHEME.length);
}
