import { readdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from '@jest/globals';
import type { LedgerEvent } from '#domain';
import { digest, openProjector, openReadModels, rebuild, type LogSource } from '../index.js';
import { inFolder, TestLog } from '../testing/test-log.js';

const unit = (name: string): LedgerEvent => ({
  type: 'UnitRegistered',
  data: { unit: name, name, parent: null },
});

/** A log that stops in the middle until it is let go. */
function held(log: TestLog): { source: LogSource; reached: Promise<unknown>; letGo: () => void } {
  const reached = Promise.withResolvers<undefined>();
  const going = Promise.withResolvers<undefined>();
  const source = {
    head: () => log.head(),
    readLog: async (after: number, limit: number) => {
      reached.resolve(undefined);
      await going.promise;
      return log.readLog(after, limit);
    },
  };
  return { source, reached: reached.promise, letGo: () => going.resolve(undefined) };
}

describe('rebuild', () => {
  it('serves the old generation until the new one has caught up, and the new one from then on', () =>
    inFolder(async (folder) => {
      const log = new TestLog();
      log.add(unit('A'));
      await rebuild({ folder, log });
      const models = openReadModels({ folder, log });
      log.add(unit('B'));
      const { source, reached, letGo } = held(log);
      const rebuilding = rebuild({ folder, log: source });
      await reached;
      expect(models.units()).toHaveLength(1);
      letGo();
      await rebuilding;
      expect(models.units()).toHaveLength(2);
      models.close();
      expect(readdirSync(folder).filter((file) => file.startsWith('generation-'))).not.toContain(
        'generation-1.sqlite',
      );
    }));

  it('is refused while another one is under way', () =>
    inFolder(async (folder) => {
      const log = new TestLog();
      log.add(unit('A'));
      const { source, reached, letGo } = held(log);
      const first = rebuild({ folder, log: source });
      await reached;
      await expect(rebuild({ folder, log })).rejects.toMatchObject({ code: 'rebuild-under-way' });
      letGo();
      await first;
      await rebuild({ folder, log });
    }));

  it('leaves the live generation as it is where the log fails, where it is given up, and where an event halts it', () =>
    inFolder(async (folder) => {
      const log = new TestLog();
      log.add(unit('A'));
      await rebuild({ folder, log });
      const before = digest(folder);
      const files = readdirSync(folder);
      const failing = { head: () => 9, readLog: () => Promise.reject(new Error('the disk is gone')) };
      await expect(rebuild({ folder, log: failing })).rejects.toThrow('the disk is gone');
      await expect(rebuild({ folder, log, signal: AbortSignal.abort() })).rejects.toThrow();
      log.add(unit('A'));
      await expect(rebuild({ folder, log })).rejects.toMatchObject({
        code: 'rebuild-halted',
        message: expect.stringContaining('organization at position 2'),
      });
      expect(digest(folder)).toEqual(before);
      expect(readdirSync(folder)).toEqual(files);
    }));

  it('removes what a crash in an earlier one left, and so does a projector', () =>
    inFolder(async (folder) => {
      const log = new TestLog();
      log.add(unit('A'));
      await rebuild({ folder, log });
      const leave = (): void => {
        for (const end of ['', '-wal', '-journal'])
          writeFileSync(join(folder, `generation-7.sqlite${end}`), 'half');
      };
      const leftovers = (): string[] => readdirSync(folder).filter((file) => file.startsWith('generation-7'));
      leave();
      const projector = openProjector({ folder, log });
      await projector.catchUp();
      expect(leftovers()).toEqual([]);
      leave();
      await rebuild({ folder, log });
      expect(leftovers()).toEqual([]);
      await projector.close();
    }));

  it('tells how far it has come', () =>
    inFolder(async (folder) => {
      const log = new TestLog();
      for (let n = 1; n <= 3; n++) log.add(unit(`U${n}`));
      const progress: number[] = [];
      await rebuild({ folder, log, onProgress: (position) => progress.push(position) });
      expect(progress.at(-1)).toBe(3);
    }));

  it('asks for patience before anything was ever built', () =>
    inFolder((folder) => {
      const models = openReadModels({ folder, log: new TestLog() });
      expect(() => models.scores()).toThrow(expect.objectContaining({ code: 'not-ready' }));
      expect(() => digest(folder)).toThrow(expect.objectContaining({ code: 'not-ready' }));
    }));
});
