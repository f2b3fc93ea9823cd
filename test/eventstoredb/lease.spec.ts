import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { StoreRefused, StoreUnavailable, type EventStore, type LeaseRecord } from '#event-store';
import { anAppend } from '../../libs/event-store/src/testing/requests.js';
import { openNode } from '../support/eventstoredb/replicas.js';
import { StandInServer } from '../support/eventstoredb/stand-in-server.js';

const STREAM = 'assessment-ledger-lease-processes';
const record = (node: string): LeaseRecord => ({
  node,
  run: `run-of-${node}`,
  term: 10_000,
  done: { position: 3, eventId: 'e-3' },
});

describe('the records of a lease in EventStoreDB', () => {
  let server: StandInServer;
  const nodes: EventStore[] = [];
  beforeEach(async () => {
    server = await new StandInServer().start();
    nodes.push(await openNode(server.connection), await openNode(server.connection));
  });
  afterEach(async () => {
    await Promise.all(nodes.splice(0).map((node) => node.close()));
    server.stop();
  });
  const lease = (index: number) => nodes[index]!.shared!.lease('processes');

  it('are read as they were written, by any node', async () => {
    expect(await lease(0).last()).toBeUndefined();
    expect(await lease(0).append(record('one'), -1)).toBe(0);
    expect(await lease(1).last()).toEqual({ revision: 0, record: record('one') });
    expect(await lease(1).append(record('two'), 0)).toBe(1);
    expect(await lease(0).last()).toEqual({ revision: 1, record: record('two') });
  });

  it('are written by whoever comes first, one of several that saw the same', async () => {
    const first = await Promise.all([lease(0).append(record('one'), -1), lease(1).append(record('two'), -1)]);
    expect(first.filter((revision) => revision === 0)).toHaveLength(1);
    const next = await Promise.all([lease(0).append(record('one'), 0), lease(1).append(record('two'), 0)]);
    expect(next.filter((revision) => revision === 1)).toHaveLength(1);
    expect(server.length(STREAM)).toBe(2);
  });

  it('stand beside the log, and are not kept', async () => {
    for (let behind = -1; behind < 20; behind++) await lease(0).append(record('one'), behind);
    expect([server.length(STREAM), server.first(STREAM)]).toEqual([21, 20]);
    expect(await lease(1).last()).toMatchObject({ revision: 20 });
    expect(await nodes[0]!.append(anAppend('a', -1))).toMatchObject({ lastPosition: 1 });
    expect(server.length('assessment-ledger')).toBe(1);
  });

  it('are found by reading where the answer to a writing was lost', async () => {
    await lease(0).append(record('one'), -1);
    server.appendFaults.push('no-answer-after');
    await expect(lease(0).append(record('one'), 0)).rejects.toThrow(StoreUnavailable);
    expect(await lease(0).last()).toMatchObject({ revision: 1 });
    // A second try is another record: what stands there is seen, and not taken for written just now.
    expect(await lease(0).append(record('one'), 0)).toBeUndefined();
  });

  it('that somebody else wrote are not believed', async () => {
    await lease(0).append({ ...record('one'), term: -1 }, -1);
    await expect(lease(1).last()).rejects.toThrow(StoreRefused);
    await expect(lease(1).last()).rejects.toThrow(/lease-processes is none that this program can read/);
  });

  it('are not waited for for ever', async () => {
    await lease(0).append(record('one'), -1);
    server.delay = 700;
    await expect(lease(0).append(record('one'), 0)).rejects.toThrow(/did not answer in time/);
    await expect(lease(0).last()).rejects.toThrow(/did not answer in time/);
    server.delay = 0;
  });

  it('cannot be read or written while the server is away, and the node closes nevertheless', async () => {
    await lease(0).append(record('one'), -1);
    server.stop();
    for (let tries = 0; tries < 3; tries++) {
      await expect(lease(0).last()).rejects.toThrow(StoreUnavailable);
      await expect(lease(0).append(record('one'), 0)).rejects.toThrow(StoreUnavailable);
    }
  });

  it('do not keep a node from closing that reads them at that time', async () => {
    await lease(0).append(record('one'), -1);
    for (let tries = 0; tries < 30; tries++) {
      const node = await openNode(server.connection);
      const reading = Promise.allSettled(
        Array.from({ length: tries }, () => node.shared!.lease('processes').last()),
      );
      await node.close();
      await reading;
    }
  });
});
