import { join } from 'node:path';
import { describe, expect, it } from '@jest/globals';
import { openSqliteEventStore, openSqliteLogReader, type EventStore } from '#event-store';
import { openReadModels, startProjectionWorker, type ProjectionStatus } from './index.js';
import { inFolder, TestLog } from './testing/test-log.js';

/* The thread is the built one: `npm test` builds first. */

function unitsLog(...units: string[]): TestLog {
  const log = new TestLog();
  for (const unit of units) log.add({ type: 'UnitRegistered', data: { unit, name: unit, parent: null } });
  return log;
}

async function append(store: EventStore, log: TestLog, from: number): Promise<void> {
  const events = log.stored.slice(from).map(({ bytes, position }) => ({
    eventId: log.events()[position - 1]!.eventId,
    bytes,
  }));
  await store.append({ stream: 'test', expectedRevision: from - 1, events });
}

async function withStore(
  work: (store: EventStore, paths: { folder: string; logFile: string }) => Promise<void>,
): Promise<void> {
  await inFolder(async (root) => {
    const logFile = join(root, 'log.sqlite');
    const store = await openSqliteEventStore({ file: logFile });
    await work(store, { folder: join(root, 'read-models'), logFile }).finally(() => store.close());
  });
}

describe('the projection thread', () => {
  it('keeps the read models up with the log and says how far they are', () =>
    withStore(async (store, { folder, logFile }) => {
      const log = unitsLog('A', 'B');
      await append(store, log, 0);
      const worker = startProjectionWorker({ folder, logFile });
      await worker.waitFor(2, 20_000);
      log.add({ type: 'UnitRegistered', data: { unit: 'C', name: 'C', parent: null } });
      await append(store, log, 2);
      worker.wake();
      await worker.waitFor(3, 20_000);
      expect(worker.position).toBe(3);
      const models = openReadModels({ folder, log: openSqliteLogReader(logFile) });
      expect(models.units()).toHaveLength(3);
      models.close();
      await expect(worker.waitFor(4, 20)).rejects.toMatchObject({ code: 'behind' });
      const waiting = worker.waitFor(4, 20_000);
      await Promise.all([expect(waiting).rejects.toThrow('stopped'), worker.stop()]);
    }));

  it('has built the read models of an empty log before it says that these are there', () =>
    withStore(async (store, { folder, logFile }) => {
      const worker = startProjectionWorker({ folder, logFile });
      await worker.waitFor(0, 20_000);
      const models = openReadModels({ folder, log: store });
      expect(models.units()).toEqual([]);
      models.close();
      await worker.stop();
    }));

  it('raises the alarm where a projection halts, and keeps nobody waiting in vain', () =>
    withStore(async (store, { folder, logFile }) => {
      await append(store, unitsLog('A', 'A'), 0);
      const halts: ProjectionStatus[] = [];
      const worker = startProjectionWorker({ folder, logFile, onHalt: (halted) => halts.push(halted) });
      await worker.waitFor(2, 20_000, 'scores');
      await expect(worker.waitFor(2, 20_000)).rejects.toThrow('organization is halted at position 2');
      expect(halts).toMatchObject([{ name: 'organization', position: 1 }]);
      await worker.stop();
    }));

  it('says why it ended where the log cannot be read', () =>
    inFolder(async (root) => {
      const failures: Error[] = [];
      const options = { folder: join(root, 'read-models'), logFile: join(root, 'none.sqlite') };
      const worker = startProjectionWorker({ ...options, onFailure: (error) => failures.push(error) });
      await expect(worker.waitFor(1, 20_000)).rejects.toThrow(/none\.sqlite/);
      expect(failures).toHaveLength(1);
      await worker.stop();
    }));
});
