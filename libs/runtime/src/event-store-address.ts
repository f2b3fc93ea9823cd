/** Where the log is: in a file of the data folder, or in EventStoreDB. */
export type EventStoreAddress =
  { readonly kind: 'sqlite' } | { readonly kind: 'eventstoredb'; readonly connection: string };

const SCHEME = /^(?:eventstoredb|esdb)(\+discover)?:\/\/(?=\S)/;

/**
 * `sqlite`, or `eventstoredb://user:password@host:2113,host2:2113?tls=true` with what the client takes behind it;
 * `eventstoredb+discover://` finds the nodes by DNS.
 * @throws RangeError for anything else
 */
export function eventStoreAddress(text: string): EventStoreAddress {
  if (text === 'sqlite') return { kind: 'sqlite' };
  if (!SCHEME.test(text)) {
    throw new RangeError(
      'must be sqlite, or an address such as eventstoredb://user:password@host:2113?tls=true',
    );
  }
  return { kind: 'eventstoredb', connection: text.replace(SCHEME, 'esdb$1://') };
}
