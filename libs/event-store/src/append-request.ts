import type { Outcome } from './commit-queue.js';
import type { Append } from './event-store.js';

const UUID = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/i;
const LONGEST_STREAM = 1_000;
const LONGEST_COMMAND_ID = 200;
const LARGEST_EVENT = 16 * 1024 * 1024;

/**
 * Refuses what no adapter could store as it is, before anything is queued: one bad request must never bring down
 * the transaction that it shares with others.
 * @throws TypeError that names the field
 */
export function checkAppend({
  stream,
  expectedRevision,
  expectedEventId,
  events,
  command,
  guards,
}: Append): void {
  checkText('stream', stream, LONGEST_STREAM);
  checkRevision('expectedRevision', expectedRevision);
  checkEventId('expectedEventId', expectedEventId);
  if (events.length === 0) throw new TypeError('events must not be empty');
  for (let index = 0; index < events.length; index++) {
    const { eventId, bytes } = events[index]!;
    checkEventId(`events[${index}].eventId`, eventId);
    if (!(bytes instanceof Uint8Array)) throw new TypeError(`events[${index}].bytes must be bytes`);
    if (bytes.length > LARGEST_EVENT) {
      throw new TypeError(`events[${index}].bytes must be at most ${LARGEST_EVENT} bytes`);
    }
  }
  if (command) {
    checkText('command.commandId', command.commandId, LONGEST_COMMAND_ID);
    checkText('command.inputDigest', command.inputDigest, LONGEST_COMMAND_ID);
  }
  guards?.forEach((guard, index) => {
    checkText(`guards[${index}].stream`, guard.stream, LONGEST_STREAM);
    checkRevision(`guards[${index}].revision`, guard.revision);
    checkEventId(`guards[${index}].eventId`, guard.eventId);
  });
}

/**
 * Appends those that can be stored as they are, and refuses each of the others for itself.
 * @returns an outcome for every request, in the order given
 */
export async function appendSound(
  requests: readonly Append[],
  append: (sound: readonly Append[]) => Promise<readonly Outcome[]>,
): Promise<Outcome[]> {
  const refusals = requests.map(refusalOf);
  const sound = requests.filter((_, index) => !refusals[index]);
  const outcomes = (await append(sound)).values();
  return refusals.map((refusal) => refusal ?? outcomes.next().value!);
}

function refusalOf(request: Append): PromiseRejectedResult | undefined {
  try {
    checkAppend(request);
    return undefined;
  } catch (reason) {
    return { status: 'rejected', reason };
  }
}

/** @throws TypeError that names the field */
export function checkWholeNumber(field: string, value: number, least: number): void {
  if (!Number.isSafeInteger(value) || value < least) {
    throw new TypeError(`${field} must be a whole number from ${least} on, not ${value}`);
  }
}

function checkRevision(field: string, revision: number): void {
  checkWholeNumber(field, revision, -1);
}

/** Where none is given there is none to check. */
function checkEventId(field: string, eventId: string | undefined): void {
  if (eventId !== undefined && !UUID.test(eventId)) throw new TypeError(`${field} must be a UUID`);
}

/** Lone surrogates become U+FFFD in UTF-8, and two different names would be one in the log. */
function checkText(field: string, text: string, longest: number): void {
  if (typeof text !== 'string' || text.length === 0 || text.length > longest) {
    throw new TypeError(`${field} must have 1 to ${longest} characters`);
  }
  if (!text.isWellFormed()) throw new TypeError(`${field} must not contain half of a surrogate pair`);
}
