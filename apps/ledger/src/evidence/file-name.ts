import { identifierProblem } from '#domain';
import { Problem } from '../http/problem.js';

const PARAMETER = /;\s*(filename\*?)\s*=\s*(?:"((?:[^"\\]|\\.)*)"|([^\s;"]+))/gi;
const HEADER = 'Content-Disposition';

/**
 * How an uploaded file is called, by its `Content-Disposition` or the parameter `name`.
 * @throws Problem `invalid-request` where neither or both say so, or the name is none
 */
export function uploadedName(disposition: string | undefined, parameter: string | undefined): string {
  const told = disposition === undefined ? undefined : nameIn(disposition);
  if (told !== undefined && parameter !== undefined) {
    throw Problem.ofParameter('name', `must not be given where ${HEADER} names the file`);
  }
  const [name, path] = told !== undefined ? [told, HEADER] : [parameter, 'name'];
  if (name === undefined)
    throw Problem.ofParameter('name', `must be given here, or as filename in ${HEADER}`);
  const problem = identifierProblem(name) ?? (/[/\\]/.test(name) ? 'must be a name, not a path' : undefined);
  if (problem === undefined) return name;
  throw Problem.ofParameter(path, problem);
}

/** A header that has a file saved, never shown, whatever its name holds (RFC 6266). */
export const asAttachment = (name: string): string => `attachment; filename*=UTF-8''${percentEncoded(name)}`;

function nameIn(disposition: string): string | undefined {
  const found = new Map<string, string>();
  for (const [, parameter, quoted, plain] of disposition.matchAll(PARAMETER)) {
    found.set(parameter!.toLowerCase(), quoted?.replace(/\\(.)/g, '$1') ?? plain!);
  }
  const extended = found.get('filename*');
  return extended === undefined ? plainName(found.get('filename')) : extendedName(extended);
}

/** What is not ASCII arrives as something else than was sent. */
function plainName(name: string | undefined): string | undefined {
  if (name === undefined || /^[\x20-\x7e]*$/.test(name)) return name;
  throw Problem.ofParameter(HEADER, "must hold a name that is not ASCII as filename*=UTF-8''…");
}

function extendedName(value: string): string {
  try {
    const [, encoded] = /^utf-8'[^']*'(.*)$/i.exec(value)!;
    return decodeURIComponent(encoded!);
  } catch {
    throw Problem.ofParameter(HEADER, "must hold filename* as UTF-8''…, percent-encoded");
  }
}

const percentEncoded = (text: string): string =>
  encodeURIComponent(text).replace(/['()*!~]/g, (one) => `%${one.charCodeAt(0).toString(16).toUpperCase()}`);
