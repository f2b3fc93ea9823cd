import { describe, expect, it } from '@jest/globals';
import { rulebook } from '../testing/rulebook-fixture.js';
import { versionInForce } from './versions.js';

const versions = [rulebook, { ...rulebook, version: 2, inForceFrom: '2012-07-01' }];

describe('the version in force', () => {
  it.each([
    ['2011-12-31', undefined],
    ['2012-01-01', 1],
    ['2012-06-30', 1],
    ['2012-07-01', 2],
    ['2999-01-01', 2],
  ])('on %s', (date, version) => {
    expect(versionInForce(versions, date)?.version).toBe(version);
  });
});
