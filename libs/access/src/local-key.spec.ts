import { chmodSync, mkdtempSync, readdirSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from '@jest/globals';
import { openLocalKey } from './local-key.js';

describe('the local key', () => {
  const folder = mkdtempSync(join(tmpdir(), 'ledger-key-'));
  afterAll(() => rmSync(folder, { recursive: true }));

  it('is made once, for its owner alone, and nothing is left over', async () => {
    const file = join(folder, 'made', 'keys', 'key.json');
    const { kid } = await openLocalKey(file);
    expect((await openLocalKey(file)).kid).toBe(kid);
    expect(statSync(file).mode & 0o777).toBe(0o600);
    expect(statSync(join(folder, 'made', 'keys')).mode & 0o777).toBe(0o700);
    expect(readdirSync(join(folder, 'made', 'keys'))).toEqual(['key.json']);
  });

  it('is one, however many make it at the same time', async () => {
    const file = join(folder, 'at-once', 'key.json');
    const opened = await Promise.all(Array.from({ length: 20 }, () => openLocalKey(file)));
    expect(new Set(opened.map(({ kid }) => kid)).size).toBe(1);
    expect(readdirSync(join(folder, 'at-once'))).toEqual(['key.json']);
  });

  it('is not used where every user of the machine can read it', async () => {
    const file = join(folder, 'open.json');
    await openLocalKey(file);
    chmodSync(file, 0o644);
    await expect(openLocalKey(file)).rejects.toMatchObject({
      code: 'local-key-refused',
      message: expect.stringContaining('chmod 600'),
    });
  });

  it.each(['', '{', 'null', '{"kty":"oct","k":"AAAA"}', '{"kty":"OKP","crv":"Ed25519","x":"AAAA"}'])(
    'is not taken from a file that holds %j',
    async (text) => {
      const file = join(folder, 'wrong.json');
      writeFileSync(file, text, { mode: 0o600 });
      await expect(openLocalKey(file)).rejects.toMatchObject({ code: 'local-key-refused' });
    },
  );
});
