import type { LedgerEvent } from '../ledger-event.js';

/*
 * Several persons may be named in one case. What it was about, what was proposed and what was decided is told to each of
 * them; what concerns one alone – what they said, what mitigates, their sanctions, their appeal – is told to none of the
 * others, whatever roles these hold.
 */

/** Of an event in the file of a case: whom alone it is about; undefined where it is about the matter. */
export function aboutAlone({ data }: Pick<LedgerEvent, 'data'>): string | undefined {
  if ('of' in data) return data.of.kind === 'appeal' ? data.of.staff : undefined;
  return 'staff' in data ? data.staff : undefined;
}

/** Whether somebody who is named in a case is told of an event in its file. */
export function isToldTo(person: string, event: Pick<LedgerEvent, 'data'>): boolean {
  const alone = aboutAlone(event);
  return alone === undefined || alone === person;
}
