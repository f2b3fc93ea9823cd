import { createHash } from 'node:crypto';
import {
  existsSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  utimesSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import { buffer } from 'node:stream/consumers';
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { DomainError } from '#domain';
import { EvidenceFiles } from './evidence-files.js';

const text = { mediaType: 'text/plain', most: 100_000 };
const recorded = async () => 'recorded';
const refused = () => Promise.reject(new DomainError('command-id-reused', 'for something else'));
const sha256Of = (bytes: string | Buffer) => createHash('sha256').update(bytes).digest('hex');

describe('files of evidence', () => {
  let folder: string;
  let files: EvidenceFiles;
  beforeEach(async () => {
    folder = mkdtempSync(join(tmpdir(), 'evidence-'));
    files = await EvidenceFiles.open(join(folder, 'evidence'));
  });
  afterEach(() => rmSync(folder, { recursive: true }));

  const kept = () =>
    readdirSync(join(folder, 'evidence'), { recursive: true, withFileTypes: true })
      .filter((one) => one.isFile())
      .map(({ name }) => name)
      .sort();
  const send = (bytes: string | Buffer, record: () => Promise<string> = recorded) =>
    files.take(Readable.from([Buffer.from(bytes)]), text, record);

  it('lie under the digest of their bytes and come back as they went in', async () => {
    const bytes = Buffer.alloc(90_000, 'evidence ');
    const pieces = Array.from({ length: 90 }, (_, at) => bytes.subarray(at * 1000, (at + 1) * 1000));
    const found = await files.take(Readable.from(pieces), text, async (file) => file);
    expect(found).toEqual({ sha256: sha256Of(bytes), bytes: 90_000 });
    expect(kept()).toEqual([found.sha256]);
    expect(existsSync(join(folder, 'evidence', found.sha256.slice(0, 2), found.sha256))).toBe(true);
    expect(await buffer(await files.read(found.sha256))).toEqual(bytes);
  });

  it('are kept once, however many bring the same bytes at the same time', async () => {
    const answers = await Promise.all(Array.from({ length: 20 }, () => send('same')));
    expect(answers).toEqual(Array.from({ length: 20 }, () => 'recorded'));
    expect(kept()).toEqual([sha256Of('same')]);
  });

  it('are refused as soon as they are too large, without reading on', async () => {
    let read = 0;
    const endless = Readable.from(
      (function* () {
        for (;;) {
          read += 1;
          yield Buffer.alloc(10_000, 'x');
        }
      })(),
    );
    await expect(files.take(endless, text, recorded)).rejects.toMatchObject({ code: 'evidence-too-large' });
    expect(read).toBeLessThan(40);
    expect(endless.destroyed).toBe(false);
    expect(kept()).toEqual([]);
  });

  it('may have exactly as many bytes as are allowed', async () => {
    expect(await send(Buffer.alloc(text.most, 'x'))).toBe('recorded');
    await expect(send(Buffer.alloc(text.most + 1, 'x'))).rejects.toMatchObject({
      code: 'evidence-too-large',
    });
  });

  it('leave nothing behind where the sender goes away', async () => {
    const cut = new Readable({ read: () => undefined });
    cut.push('the first half');
    setTimeout(() => cut.destroy(new Error('aborted')), 20);
    await expect(files.take(cut, text, recorded)).rejects.toMatchObject({ code: 'upload-cut-off' });
    expect(kept()).toEqual([]);
  });

  it('leave nothing behind that a killed process had half received, and another node what it receives', async () => {
    await send('whole');
    const [left, underWay] = ['abc.partial', 'def.partial'].map((name) => join(folder, 'evidence', name));
    for (const file of [left!, underWay!]) writeFileSync(file, 'ha');
    const twoHoursAgo = new Date(Date.now() - 2 * 3_600_000);
    utimesSync(left!, twoHoursAgo, twoHoursAgo);
    await EvidenceFiles.open(join(folder, 'evidence'));
    expect([existsSync(left!), existsSync(underWay!)]).toEqual([false, true]);
    rmSync(underWay!);
    expect(kept()).toEqual([sha256Of('whole')]);
  });

  it('are refused where their beginning belies their type, before the rest has come', async () => {
    const page = new Readable({ read: () => undefined });
    page.push(Buffer.concat([Buffer.from('<!DOCTYPE html><html>'), Buffer.alloc(2000, ' ')]));
    await expect(files.take(page, text, recorded)).rejects.toMatchObject({ code: 'evidence-type-refused' });
    expect(kept()).toEqual([]);
  });

  it('are refused where there is nothing in them', async () => {
    await expect(send('')).rejects.toMatchObject({
      code: 'evidence-empty',
      message: 'the file is empty',
    });
  });

  it('go again where recording them is refused', async () => {
    await expect(send('unwanted', refused)).rejects.toMatchObject({ code: 'command-id-reused' });
    expect(kept()).toEqual([]);
  });

  it('stay in a shared folder where one node refuses what another records', async () => {
    const [one, other] = await Promise.all(
      [1, 2].map(() => EvidenceFiles.open(join(folder, 'evidence'), { shared: true })),
    );
    const bytes = (): Readable => Readable.from([Buffer.from('both')]);
    const refusing = one!.take(bytes(), text, async () => {
      await other!.take(bytes(), text, recorded);
      return refused();
    });
    await expect(refusing).rejects.toBeInstanceOf(DomainError);
    expect(await other!.integrity(sha256Of('both'))).toBe('intact');
  });

  it('stay where recording them failed and may have happened all the same', async () => {
    await expect(send('perhaps', () => Promise.reject(new Error('EIO')))).rejects.toThrow('EIO');
    expect(kept()).toEqual([sha256Of('perhaps')]);
  });

  it('stay where one of two with the same bytes is recorded, in whatever order', async () => {
    for (const order of [
      [refused, recorded],
      [recorded, refused],
    ]) {
      const bytes = `both ${order[0] === refused}`;
      let arrived = 0;
      const together = async (record: () => Promise<string>) => {
        arrived += 1;
        while (arrived < 2) await new Promise((resolve) => setTimeout(resolve, 1));
        return record();
      };
      await Promise.allSettled(order.map((record) => send(bytes, () => together(record))));
      expect(kept()).toContain(sha256Of(bytes));
      await expect(send(bytes, refused)).rejects.toBeInstanceOf(DomainError);
      expect(kept()).toContain(sha256Of(bytes));
    }
  });

  it('are not given out once they are changed, cut or gone, and are whole again when sent again', async () => {
    const sha256 = sha256Of('true');
    const path = join(folder, 'evidence', sha256.slice(0, 2), sha256);
    await send('true');
    expect(await files.integrity(sha256)).toBe('intact');
    for (const [harm, integrity] of [
      [() => writeFileSync(path, 'lies'), 'damaged'],
      [() => writeFileSync(path, ''), 'damaged'],
      [() => rmSync(path), 'missing'],
    ] as const) {
      harm();
      expect(await files.integrity(sha256)).toBe(integrity);
      await expect(files.read(sha256)).rejects.toMatchObject({ code: 'evidence-damaged' });
      await send('true');
      expect(readFileSync(path, 'utf8')).toBe('true');
      expect(await buffer(await files.read(sha256))).toEqual(Buffer.from('true'));
    }
  });
});
