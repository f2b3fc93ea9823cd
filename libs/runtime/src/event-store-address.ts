/** Where the log is: in a file of the data folder, or in EventStoreDB. */
export type EventStoreAddress =
  | { readonly kind: 'sqlite' }
  | {
      readonly kind: 'eventstoredb';
      readonly connection: string;
      /** Its name, where the server holds the logs of several ledgers. */
      readonly ledger?: string;
    };

const SCHEME = /^(?:eventstoredb|esdb)(\+discover)?:\/\/(?=\S)/;
const LEDGER = /(?<=[?&])ledger=([^&]*)&?/;
/** No hyphen: names of streams end in `-lease-` and what a lease is for. */
const NAME = /^[A-Za-z0-9_.]{1,100}$/;

/**
 * `sqlite`, or `eventstoredb://user:password@host:2113,host2:2113?tls=true` with what the client takes behind it, and
 * `ledger=NAME` where the server holds the logs of several; `eventstoredb+discover://` finds the nodes by DNS.
 * @throws RangeError for anything else
 */
export function eventStoreAddress(text: string): EventStoreAddress {
  if (text === 'sqlite') return { kind: 'sqlite' };
  if (!SCHEME.test(text)) {
    throw new RangeError(
      'must be sqlite, or an address such as eventstoredb://user:password@host:2113?tls=true',
    );
  }
  const ledger = LEDGER.exec(text)?.[1];
  if (ledger !== undefined && !NAME.test(ledger)) {
    throw new RangeError(
      'ledger must be a name of letters, digits, dots and underscores, of 1 to 100 of them',
    );
  }
  const connection = text.replace(SCHEME, 'esdb$1://').replace(LEDGER, '').replace(/[?&]$/, '');
  return { kind: 'eventstoredb', connection, ...(ledger !== undefined && { ledger }) };
}
