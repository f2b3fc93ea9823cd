import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { setTimeout as delay } from 'node:timers/promises';
import { StoreRefused, StoreUnavailable, StreamConflict, type EventStore } from '#event-store';
import { anAppend, anEvent } from '../../libs/event-store/src/testing/requests.js';
import { newReplica, openNode } from '../support/eventstoredb/replicas.js';
import { StandInServer, type AppendFault } from '../support/eventstoredb/stand-in-server.js';

const STREAM = 'assessment-ledger';

describe('a log in EventStoreDB where things go wrong', () => {
  let server: StandInServer;
  const nodes: EventStore[] = [];
  beforeEach(async () => {
    server = await new StandInServer().start();
  });
  afterEach(async () => {
    await Promise.all(nodes.splice(0).map((node) => node.close()));
    server.stop();
  });
  const node = async (replica?: string): Promise<EventStore> => {
    const opened = await openNode(server.connection, replica);
    nodes.push(opened);
    return opened;
  };
  const reaches = async (store: EventStore, position: number): Promise<void> => {
    for (const until = Date.now() + 10_000; (await store.head()) < position; await delay(5)) {
      if (Date.now() > until) throw new Error(`${await store.head()} of ${position} arrived`);
    }
  };

  it.each<AppendFault>(['unavailable', 'not-leader', 'no-answer', 'unavailable-after', 'no-answer-after'])(
    'writes an append once whose first answer is %s',
    async (fault) => {
      const store = await node();
      await store.append(anAppend('a', -1));
      server.appendFaults.push(fault);
      server.forgetsIds = true;
      const command = { commandId: 'c', inputDigest: 'd' };
      const appended = await store.append({ ...anAppend('a', 0, 2), command });
      expect(appended).toEqual({ firstRevision: 1, lastRevision: 2, lastPosition: 3 });
      expect(server.length(STREAM)).toBe(3);
      expect(await store.findCommand('c')).toMatchObject({ lastPosition: 3 });
    },
  );

  it('knows that an append was written where reading the log back ends behind it', async () => {
    const [one, other] = [await node(), await node()];
    await one.append(anAppend('a', -1));
    await reaches(other, 1);
    // What others wrote is found by reading alone.
    server.withhold(true);
    server.appendFaults.push('no-answer-after');
    const appending = one.append(anAppend('a', 0));
    while (server.length(STREAM) < 2) await delay(5);
    await other.append(anAppend('b', -1));
    server.dropAfter.push(1);
    expect(await appending).toMatchObject({ lastRevision: 1, lastPosition: 2 });
    server.withhold(false);
    await reaches(one, 3);
  });

  it('says that the outcome is not known where the server stays away, and writes nothing twice after it', async () => {
    const store = await node();
    server.appendFaults.push(...Array<AppendFault>(40).fill('no-answer'));
    const request = { ...anAppend('a', -1), command: { commandId: 'c', inputDigest: 'd' } };
    const refused = await store.append(request).catch((reason: unknown) => reason);
    expect(refused).toBeInstanceOf(StoreUnavailable);
    expect((refused as Error).message).toMatch(/127\.0\.0\.1:\d+ .*retry with the same command id/);
    server.appendFaults.length = 0;
    expect(await store.append(request)).toMatchObject({ lastPosition: 1 });
  });

  it('cannot be opened where no server answers, and says which', async () => {
    const opening = openNode('esdb://admin:secret@127.0.0.1:1?tls=false').catch((reason: unknown) => reason);
    expect(await opening).toBeInstanceOf(StoreUnavailable);
    expect(String(await opening)).toContain('EventStoreDB at 127.0.0.1:1 cannot be reached');
    expect(String(await opening)).not.toContain('secret');
  });

  it('takes in what another node writes, and refuses what that makes untrue', async () => {
    const [one, other] = [await node(), await node()];
    await one.append(anAppend('a', -1, 2));
    await reaches(other, 2);
    await other.append(anAppend('a', 1));
    // Told at once or later: what it decides on an old revision is refused.
    await expect(one.append(anAppend('a', 1))).rejects.toThrow(StreamConflict);
    await one.append({ ...anAppend('b', -1), guards: [{ stream: 'a', revision: 2 }] });
    await expect(
      other.append({ ...anAppend('c', -1), guards: [{ stream: 'b', revision: -1 }] }),
    ).rejects.toThrow(StreamConflict);
    await reaches(other, 4);
    expect(await other.readLog(0, 10)).toEqual(await one.readLog(0, 10));
  });

  it('carries a command out once, whichever nodes it is given to at the same time', async () => {
    const [one, other] = [await node(), await node()];
    const command = { commandId: 'c', inputDigest: 'd' };
    const given = [one, other, one, other].map((store, index) =>
      store.append({ ...anAppend(`s-${index}`, -1), command }),
    );
    const outcomes = await Promise.allSettled(given);
    expect(outcomes.filter(({ status }) => status === 'fulfilled')).toHaveLength(1);
    expect(server.length(STREAM)).toBe(1);
  });

  it('goes on following after its connection was cut, from where it stood, and takes what comes twice once', async () => {
    const [writer, reader] = [await node(), await node()];
    server.duplicates = true;
    for (let index = 0; index < 20; index++) {
      server.dropAfter.push(index % 3);
      server.cut();
      await writer.append(anAppend(`s-${index}`, -1, 2));
    }
    server.dropAfter.length = 0;
    await reaches(reader, 40);
    expect(await reader.readLog(0, 100)).toEqual(await writer.readLog(0, 100));
  });

  it('goes on from its replica, and starts anew without it', async () => {
    const replica = newReplica();
    const first = await openNode(server.connection, replica);
    await first.append(anAppend('a', -1, 3));
    await first.close();
    const other = await node();
    await other.append(anAppend('a', 2));
    const again = await node(replica);
    expect(await again.head()).toBe(4);
    expect(await again.readLog(0, 10)).toEqual(await (await node()).readLog(0, 10));
  });

  it('refuses a replica of another log, and one that the log is shorter than', async () => {
    const replica = newReplica();
    const first = await openNode(server.connection, replica);
    await first.append(anAppend('a', -1, 3));
    await first.close();
    const elsewhere = await new StandInServer().start();
    const shorter = openNode(elsewhere.connection, replica);
    await expect(shorter).rejects.toThrow(StoreRefused);
    await expect(shorter).rejects.toThrow(/ends before position 3/);
    const foreign = await openNode(elsewhere.connection);
    await foreign.append({ stream: 'a', expectedRevision: -1, events: ['x', 'y', 'z'].map(anEvent) });
    await expect(openNode(elsewhere.connection, replica)).rejects.toThrow(/replica of another log/);
    await foreign.close();
    elsewhere.stop();
  });

  it('finds the leader of a cluster by asking its nodes', async () => {
    const [, port] = /:(\d+)\?/.exec(server.connection)!;
    const store = await openNode(`esdb://127.0.0.1:1,127.0.0.1:${port}?tls=false`);
    nodes.push(store);
    expect(await store.append(anAppend('a', -1))).toMatchObject({ lastPosition: 1 });
  });
});
