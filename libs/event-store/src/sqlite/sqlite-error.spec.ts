import { describe, expect, it } from '@jest/globals';
import { storageFailure } from './sqlite-error.js';

const raised = (code: string): Error => Object.assign(new Error('storage says no'), { code });

describe('an error out of a write', () => {
  it.each([
    ['SQLITE_FULL', 'the disk is full'],
    ['SQLITE_BUSY', 'another program is writing'],
    ['SQLITE_BUSY_SNAPSHOT', 'another program is writing'],
  ])('passes where nothing was written for certain: %s', (code, words) => {
    const { error, passing } = storageFailure(raised(code));
    expect(passing).toBe(true);
    expect(error.message).toContain(words);
  });

  it.each([
    'SQLITE_IOERR_FSYNC',
    'SQLITE_IOERR_WRITE',
    'SQLITE_CORRUPT',
    'SQLITE_CONSTRAINT_PRIMARYKEY',
    'SQLITE_READONLY',
  ])('leaves the outcome unknown, and ends the writing: %s', (code) => {
    const { error, passing } = storageFailure(raised(code));
    expect(passing).toBe(false);
    expect(error.message).toMatch(new RegExp(`${code}.*retry with the same command id`));
  });
});
