import { describe, expect, it } from '@jest/globals';
import { eventStoreAddress } from './event-store-address.js';

describe('the address of a log', () => {
  it.each([
    ['eventstoredb://db:2113?tls=false', 'esdb://db:2113?tls=false'],
    ['eventstoredb+discover://u:p@cluster', 'esdb+discover://u:p@cluster'],
    ['esdb://a:1,b:2', 'esdb://a:1,b:2'],
  ])('%s is told to the client as %s', (text, connection) => {
    expect(eventStoreAddress(text)).toEqual({ kind: 'eventstoredb', connection });
  });

  it.each([
    ['eventstoredb://db:2113?ledger=tax_office', 'esdb://db:2113'],
    ['eventstoredb://db:2113?tls=false&ledger=tax_office', 'esdb://db:2113?tls=false'],
    ['eventstoredb://db:2113?ledger=tax_office&tls=false', 'esdb://db:2113?tls=false'],
    [
      'esdb://db:2113?tls=false&ledger=tax_office&tlsVerifyCert=true',
      'esdb://db:2113?tls=false&tlsVerifyCert=true',
    ],
  ])('%s names one ledger of several there', (text, connection) => {
    expect(eventStoreAddress(text)).toEqual({ kind: 'eventstoredb', connection, ledger: 'tax_office' });
  });

  it.each(['', 'a-lease-processes', 'a/b', 'x'.repeat(101)])('names no ledger "%s"', (ledger) => {
    expect(() => eventStoreAddress(`eventstoredb://db:2113?ledger=${ledger}`)).toThrow(
      /ledger must be a name/,
    );
  });

  it('may be the data folder', () => expect(eventStoreAddress('sqlite')).toEqual({ kind: 'sqlite' }));

  it.each(['', 'SQLite', 'eventstoredb://', 'http://db:2113', 'db:2113'])('is not "%s"', (text) => {
    expect(() => eventStoreAddress(text)).toThrow(/must be sqlite, or an address/);
  });
});
