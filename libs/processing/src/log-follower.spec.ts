import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { organization } from '#domain';
import { MemoryEventStore, StoreBusy, StoreUnavailable, StreamConflict } from '#event-store';
import { CheckpointFile } from './checkpoint-file.js';
import { Executor } from './executor.js';
import { LogFollower } from './log-follower.js';

describe('a follower of the log', () => {
  let folder: string;
  let store: MemoryEventStore;
  let follower: LogFollower;
  let handled: number;
  /** Thrown by the next attempts, one each. */
  let obstacles: Error[];
  beforeEach(async () => {
    folder = mkdtempSync(join(tmpdir(), 'follower-'));
    store = new MemoryEventStore();
    [handled, obstacles] = [0, []];
    const handle = async (): Promise<void> => {
      const obstacle = obstacles.shift();
      if (obstacle) throw obstacle;
      handled += 1;
    };
    follower = new LogFollower('rules', store, new CheckpointFile(join(folder, 'position')), handle);
    const unit = { type: 'RegisterUnit', unit: 'B', name: 'B', parent: null } as const;
    const meta = { actor: { kind: 'person', id: 'A1', role: 'administrator' } } as const;
    await new Executor(store).execute(organization, 'organization', unit, meta);
  });
  afterEach(async () => {
    await follower.stop();
    rmSync(folder, { recursive: true });
  });

  it.each([
    ['a busy store', new StoreBusy('full')],
    ['another node that writes to the same stream', new StreamConflict('organization', 0, 1)],
  ])('tries again where it meets %s, and never says that it is halted', async (_, obstacle) => {
    obstacles = [obstacle, obstacle, obstacle];
    follower.start();
    await follower.reached(1);
    expect([handled, obstacles.length, follower.halted]).toEqual([1, 0, undefined]);
  });

  it('says that it is halted while storage is away, and goes on once it is back', async () => {
    const away = new StoreUnavailable('the server cannot be reached');
    obstacles = [away, away, away];
    follower.start();
    await expect(follower.reached(1)).rejects.toThrow(/rules halted behind position 0: the server cannot/);
    expect(follower.halted).toBe(away);
    for (let tries = 0; follower.position < 1; tries++) {
      expect(tries).toBeLessThan(500);
      await delay(5);
    }
    expect([handled, follower.halted]).toEqual([1, undefined]);
  });

  it('halts for good at what it cannot handle', async () => {
    obstacles = [new Error('event at position 1 is unknown')];
    follower.start();
    await expect(follower.reached(1)).rejects.toThrow(/unknown/);
    await delay(50);
    expect([handled, follower.position]).toEqual([0, 0]);
    await expect(follower.reached(1)).rejects.toThrow(/unknown/);
  });

  it('goes on after it was stopped, behind what was handled elsewhere meanwhile', async () => {
    follower.start();
    await follower.reached(1);
    await follower.stop();
    const waiting = follower.reached(40);
    follower.pass(40);
    await waiting;
    // What is said late takes nothing back.
    follower.pass(12);
    expect(follower.position).toBe(40);
    await follower.stop();
    expect(new CheckpointFile(join(folder, 'position')).read()).toBe(40);
    const next = new LogFollower('rules', store, new CheckpointFile(join(folder, 'position')), async () => {
      handled += 1;
    });
    next.start();
    await next.stop();
    expect([next.position, handled]).toEqual([40, 1]);
  });

  it('that is stopped while storage is away has not halted, and handles what it could not when it goes on', async () => {
    obstacles = Array<Error>(3).fill(new StoreUnavailable('away'));
    follower.start();
    await expect(follower.reached(1)).rejects.toThrow(/away/);
    await follower.stop();
    expect([follower.haltedForGood, follower.position]).toEqual([false, 0]);
    follower.start();
    for (let tries = 0; follower.position < 1; tries++) {
      expect(tries).toBeLessThan(500);
      await delay(5);
    }
    expect([handled, follower.halted]).toEqual([1, undefined]);
  });

  it('lets nobody wait for it who cannot know whether it will be started', async () => {
    const waiting = follower.reached(1);
    follower.hinder(new StoreUnavailable('no lease can be read'));
    await expect(waiting).rejects.toThrow(/halted behind position 0: no lease can be read/);
    follower.start();
    await follower.reached(1);
    expect(follower.halted).toBeUndefined();
  });
});
