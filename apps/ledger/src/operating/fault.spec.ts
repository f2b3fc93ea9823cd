import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { faultOf, withoutQuotes } from './fault.js';

describe('a fault in the log', () => {
  it('says what, where and why', () => {
    const cause = Object.assign(new Error('disk full'), { code: 'ENOSPC' });
    const fault = faultOf(new TypeError('it broke', { cause }));
    expect(fault).toMatchObject({
      type: 'TypeError',
      message: 'it broke',
      cause: { type: 'Error', code: 'ENOSPC', message: 'disk full' },
    });
    expect(fault.stack![0]).toMatch(/^at .*fault\.spec/);
  });

  it('holds nothing of a body that could not be read', () => {
    let error: unknown;
    try {
      JSON.parse('{"reason": "Mr Miller drank" ');
    } catch (thrown) {
      error = thrown;
    }
    expect(JSON.stringify(faultOf(error))).not.toMatch(/Miller|drank|reason/);
  });

  it.each([
    [`column "name" of 'staff' is wrong`, `column "…" of '…' is wrong`],
    ["the ledger can't be opened, and it won't be", "the ledger can't be opened, and it won't be"],
    ['one "two', 'one "…"'],
    ["at 'one", "at '…'"],
    ['in `a b` here', 'in `…` here'],
  ])('leaves out what is quoted: %s', (message, told) => expect(withoutQuotes(message)).toBe(told));

  it('never holds what stands between quotes, whatever stands around it', () => {
    const around = fc.stringMatching(/^[a-z ]{0,20}$/);
    fc.assert(
      fc.property(around, around, fc.constantFrom('"', '`'), (before, after, quote) => {
        expect(withoutQuotes(`${before}${quote}SECRET${quote}${after}`)).not.toContain('SECRET');
      }),
    );
  });

  it('is bounded', () => {
    const endless: { cause?: unknown } & Error = new Error('x'.repeat(10_000));
    endless.cause = endless;
    expect(JSON.stringify(faultOf(endless)).length).toBeLessThan(20_000);
  });
});
