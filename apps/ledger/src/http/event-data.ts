import type { LedgerEvent } from '#domain';

/** What the event of a type says, among the events of an outcome that must hold one. */
export function eventData<E extends LedgerEvent, Type extends E['type']>(
  events: readonly E[],
  type: Type,
): Extract<E, { readonly type: Type }>['data'] {
  const found = events.find((event) => event.type === type);
  if (!found) throw new Error(`there is no ${type} among the events`);
  return found.data as Extract<E, { readonly type: Type }>['data'];
}
