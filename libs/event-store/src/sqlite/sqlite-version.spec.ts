import { describe, expect, it } from '@jest/globals';
import { StoreRefused } from '../errors.js';
import { requireSafeSqlite } from './sqlite-version.js';

describe('the version of SQLite', () => {
  it.each(['3.51.2', '3.50.9', '3.9.99', '2.99.99', 'unknown', ''])(
    'is refused where it is %j',
    (version) => {
      expect(() => requireSafeSqlite(version)).toThrow(StoreRefused);
    },
  );

  it.each(['3.51.3', '3.51.10', '3.52.0', '4.0.0'])('is taken where it is %j', (version) => {
    expect(() => requireSafeSqlite(version)).not.toThrow();
  });
});
