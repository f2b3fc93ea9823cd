import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from '@jest/globals';
import Database from 'better-sqlite3';
import fc from 'fast-check';
import type { LedgerEvent } from '#domain';
import { digest, openProjector, openReadModels, rebuild, type Projector } from '../index.js';
import { caseworkHistory, caseworkLogOf } from '../testing/casework-histories.js';
import { dailyHistory } from '../testing/daily-histories.js';
import { dailyLogOf } from '../testing/daily-log.js';
import { history, logOf } from '../testing/histories.js';
import { inFolder, TestLog } from '../testing/test-log.js';

const unit = (name: string): LedgerEvent => ({
  type: 'UnitRegistered',
  data: { unit: name, name, parent: null },
});

function logOfUnits(...names: string[]): TestLog {
  const log = new TestLog();
  for (const name of names) log.add(unit(name));
  return log;
}

async function using<T>(projector: Projector, work: (projector: Projector) => Promise<T>): Promise<T> {
  try {
    return await work(projector);
  } finally {
    await projector.close();
  }
}

const current = (folder: string): string => readFileSync(join(folder, 'current'), 'utf8');
const sqliteFiles = (folder: string): string[] =>
  readdirSync(folder).filter((file) => /\.sqlite$/.test(file));

describe('projections', () => {
  it('are the same bytes however the log was cut into batches, and whenever the program was started anew', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.oneof(history.map(logOf), dailyHistory.map(dailyLogOf), caseworkHistory.map(caseworkLogOf)),
        fc.array(fc.record({ percent: fc.integer({ min: 0, max: 100 }), restart: fc.boolean() }), {
          maxLength: 8,
        }),
        (whole, cuts) =>
          inFolder(async (folder) => {
            const rebuilt = join(folder, 'rebuilt');
            await rebuild({ folder: rebuilt, log: whole });
            const live = join(folder, 'live');
            const growing = new TestLog();
            let projector = openProjector({ folder: live, log: growing });
            const ends = cuts
              .map(({ percent }) => Math.round((percent * whole.head()) / 100))
              .sort((a, b) => a - b);
            for (const [index, end] of [...ends, whole.head()].entries()) {
              growing.stored.push(...whole.stored.slice(growing.head(), end));
              await projector.catchUp();
              if (!cuts[index]?.restart) continue;
              await projector.close();
              projector = openProjector({ folder: live, log: growing });
            }
            expect(projector.position).toBe(whole.head());
            await projector.close();
            expect(digest(live)).toEqual(digest(rebuilt));
          }),
      ),
      { numRuns: 80 },
    );
  });

  it('have another digest where one figure differs', () =>
    inFolder(async (folder) => {
      await rebuild({ folder, log: logOfUnits('A') });
      const before = digest(folder);
      const db = new Database(join(folder, `${current(folder)}.sqlite`));
      db.exec(`UPDATE unit SET name = 'B'`);
      db.close();
      const { unit: changed, ...rest } = digest(folder);
      const { unit: original, ...others } = before;
      expect(changed).not.toBe(original);
      expect(rest).toEqual(others);
    }));

  it('halt one by one at an event that they cannot apply; the others go on', () =>
    inFolder(async (folder) => {
      const log = logOfUnits('A', 'B', 'A', 'C');
      await using(openProjector({ folder, log }), async (projector) => {
        await projector.catchUp();
        log.add(unit('D'));
        await projector.catchUp();
        const { organization, ...others } = Object.fromEntries(
          projector.status().map((one) => [one.name, one]),
        );
        expect(organization).toMatchObject({
          position: 2,
          halted: { position: 3, error: expect.stringContaining('UNIQUE constraint failed: unit.unit') },
        });
        expect(Object.values(others).map(({ position, halted }) => [position, halted])).toEqual(
          Object.values(others).map(() => [5, undefined]),
        );
        const models = openReadModels({ folder, log });
        expect(models.units().map(({ unit }) => unit)).toEqual(['A', 'B']);
        await expect(models.waitFor(5, 1000)).rejects.toMatchObject({
          code: 'behind',
          message: expect.stringContaining('organization is halted at position 3'),
        });
        await models.waitFor(5, 0, 'audit-trail');
        models.close();
      });
    }));

  it('halt all at an event that cannot be read, behind everything before it', () =>
    inFolder(async (folder) => {
      const log = logOfUnits('A', 'B');
      log.addBytes(new TextEncoder().encode('{"type":"SomethingNewer"}'));
      log.add(unit('C'));
      await using(openProjector({ folder, log }), async (projector) => {
        await projector.catchUp();
        for (const { position, halted } of projector.status()) {
          expect([position, halted]).toEqual([
            2,
            { position: 3, error: expect.stringContaining('SomethingNewer') },
          ]);
        }
      });
    }));

  it('try again after a restart, as a new program may know better', () =>
    inFolder(async (folder) => {
      const log = logOfUnits('A');
      const good = log.stored.length;
      log.addBytes(new TextEncoder().encode('?'));
      await using(openProjector({ folder, log }), (projector) => projector.catchUp());
      log.stored.splice(good);
      log.add(unit('B'));
      await using(openProjector({ folder, log }), async (projector) => {
        await projector.catchUp();
        expect(projector.status().every(({ position, halted }) => position === 2 && !halted)).toBe(true);
      });
    }));

  it('follow the pointer to a generation that somebody else built, and go on from there', () =>
    inFolder(async (folder) => {
      const log = logOfUnits('A');
      await using(openProjector({ folder, log }), async (projector) => {
        await projector.catchUp();
        const models = openReadModels({ folder, log });
        const before = models.status().generation;
        await rebuild({ folder, log });
        log.add(unit('B'));
        await projector.catchUp();
        expect(models.status().generation).not.toBe(before);
        expect(models.units().map(({ unit }) => unit)).toEqual(['A', 'B']);
        expect(sqliteFiles(folder)).toEqual([`${current(folder)}.sqlite`]);
        models.close();
      });
    }));

  it('are right though two programs keep the same folder up', () =>
    inFolder(async (folder) => {
      const log = logOf({ peerGroup: 'unit', steps: [] });
      const open = (): Projector => openProjector({ folder, log });
      await using(open(), (one) =>
        using(open(), async (other) => {
          for (let n = 0; n < 20; n++) {
            log.add(unit(`N${n}`));
            log.add({ type: 'StaffMemberRegistered', data: { staff: `N${n}`, name: 'N' } });
            await Promise.all(
              n % 3 === 0 ? [one.catchUp(), other.catchUp()] : [(n % 2 ? one : other).catchUp()],
            );
          }
          await Promise.all([one.catchUp(), other.catchUp()]);
          expect([...one.status(), ...other.status()].filter(({ halted }) => halted)).toEqual([]);
        }),
      );
      const live = digest(folder);
      await rebuild({ folder, log });
      expect(digest(folder)).toEqual(live);
    }));

  it('are built anew where they are of another program version', () =>
    inFolder(async (folder) => {
      const log = logOfUnits('A');
      await rebuild({ folder, log });
      const db = new Database(join(folder, `${current(folder)}.sqlite`));
      db.exec(`UPDATE projection SET version = 999 WHERE name = 'scores'`);
      db.close();
      const models = openReadModels({ folder, log });
      expect(() => models.units()).toThrow(expect.objectContaining({ code: 'not-ready' }));
      expect(models.position()).toBe(0);
      await using(openProjector({ folder, log }), (projector) => projector.catchUp());
      expect(models.units()).toHaveLength(1);
      models.close();
    }));

  it('are built anew where the log is another one', () =>
    inFolder(async (folder) => {
      await rebuild({ folder, log: logOfUnits('A', 'B') });
      const shorter = logOfUnits('A');
      const names = async (log: TestLog): Promise<string[]> => {
        await using(openProjector({ folder, log }), (projector) => projector.catchUp());
        const models = openReadModels({ folder, log });
        const units = models.units();
        models.close();
        return units.map(({ unit }) => unit);
      };
      expect(await names(shorter)).toEqual(['A']);
      const other = new TestLog();
      const renamed = Buffer.from(logOfUnits('Z').stored[0]!.bytes)
        .toString()
        .replace('00000001', '00000009');
      other.addBytes(Buffer.from(renamed));
      expect(await names(other)).toEqual(['Z']);
    }));

  it('are built anew where the file is gone or damaged', () =>
    inFolder(async (folder) => {
      const log = logOfUnits('A');
      await rebuild({ folder, log });
      writeFileSync(
        join(folder, `${current(folder)}.sqlite`),
        'not a database, but long enough to be read as one'.repeat(99),
      );
      await using(openProjector({ folder, log }), async (projector) => {
        await projector.catchUp();
        expect(projector.position).toBe(1);
      });
    }));

  it('do what they are woken for, until they are stopped', () =>
    inFolder(async (folder) => {
      const log = new TestLog();
      await using(openProjector({ folder, log, pollMs: 60_000 }), async (projector) => {
        const stopping = new AbortController();
        const running = projector.run(stopping.signal);
        const models = openReadModels({ folder, log });
        for (let n = 1; n <= 3; n++) {
          log.add(unit(`U${n}`));
          projector.wake();
          await models.waitFor(n, 5000);
        }
        await expect(models.waitFor(4, 20)).rejects.toMatchObject({ code: 'behind' });
        models.close();
        stopping.abort();
        await running;
      });
    }));

  it('give up where the log leaves an event out, rather than tell a story with a hole', () =>
    inFolder(async (folder) => {
      const log = logOfUnits('A', 'B', 'C');
      log.stored.splice(1, 1);
      await using(openProjector({ folder, log }), async (projector) => {
        await expect(projector.catchUp()).rejects.toThrow('the log gave position 3, not 2');
      });
    }));
});
