import { beforeEach, describe, expect, it } from '@jest/globals';
import { DomainError, organization, period as periods, type OrganizationCommand } from '#domain';
import { MemoryEventStore, StoreUnavailable, type Append, type Appended } from '#event-store';
import { decodeEvent } from './event-codec.js';
import type { CommandMeta } from './command.js';
import { Executor } from './executor.js';

const meta: CommandMeta = { actor: { kind: 'person', id: 'A1', role: 'administrator' } };
const unit = (id: string, parent: string | null = null): OrganizationCommand => ({
  type: 'RegisterUnit',
  unit: id,
  name: id,
  parent,
});
const open = {
  type: 'OpenPeriod',
  period: '2024',
  from: '2024-01-01',
  to: '2024-12-31',
  rulebookVersion: 1,
} as const;

/** A test double: a memory store whose next appends can be made to fail. */
class FailingStore extends MemoryEventStore {
  failures = 0;
  appends = 0;
  override async append(request: Append): Promise<Appended> {
    this.appends += 1;
    if (this.failures > 0) {
      this.failures -= 1;
      await new Promise(setImmediate);
      throw new StoreUnavailable('disk is full');
    }
    return super.append(request);
  }
}

describe('executor', () => {
  let store: FailingStore;
  let executor: Executor;
  const log = async () => (await store.readLog(0, 1000)).map(decodeEvent);

  beforeEach(() => {
    store = new FailingStore();
    executor = new Executor(store, { now: () => new Date('2025-01-02T03:04:05.678Z') });
  });

  it('appends what was decided, in an envelope that says who, when and why', async () => {
    const outcome = await executor.execute(organization, 'organization', unit('B'), {
      ...meta,
      commandId: 'c1',
      correlationId: 'run-7',
      causationId: 'e0',
    });
    expect(outcome).toMatchObject({ revision: 0, position: 1, repeated: false });
    expect(await log()).toMatchObject([
      {
        stream: 'organization',
        revision: 0,
        position: 1,
        type: 'UnitRegistered',
        schemaVersion: 1,
        recordedAt: '2025-01-02T03:04:05.678Z',
        actor: meta.actor,
        commandId: 'c1',
        correlationId: 'run-7',
        causationId: 'e0',
        data: { unit: 'B', name: 'B', parent: null },
      },
    ]);
  });

  it('decides each of many concurrent commands on what the one before it left', async () => {
    const commands = Array.from({ length: 200 }, (_, index) =>
      executor.execute(organization, 'organization', unit(`U${index}`, index ? `U${index - 1}` : null), meta),
    );
    const outcomes = await Promise.all(commands);
    expect(outcomes.map(({ revision }) => revision)).toEqual(
      Array.from({ length: 200 }, (_, index) => index),
    );
  });

  it('writes nothing where nothing changes, and nothing in a dry run', async () => {
    await executor.execute(organization, 'organization', unit('B'), meta);
    const again = await executor.execute(organization, 'organization', unit('B'), meta);
    const dry = await executor.execute(organization, 'organization', unit('C'), { ...meta, dryRun: true });
    expect(again.events).toEqual([]);
    expect(dry.events).toHaveLength(1);
    expect(await store.head()).toBe(1);
  });

  describe('with a command id', () => {
    const once = (input: unknown): CommandMeta => ({ ...meta, once: { commandId: 'key-1', input } });

    it('gives the first answer again to the same command, also to fifty at once', async () => {
      const answers = await Promise.all(
        Array.from({ length: 50 }, () =>
          executor.execute(organization, 'organization', unit('B'), once(unit('B'))),
        ),
      );
      const later = await new Executor(store).execute(
        organization,
        'organization',
        unit('B'),
        once(unit('B')),
      );
      expect(await store.head()).toBe(1);
      for (const answer of [...answers, later]) {
        expect(answer).toMatchObject({
          revision: 0,
          position: 1,
          stream: 'organization',
          events: [{ type: 'UnitRegistered' }],
        });
      }
      expect([...answers, later].filter(({ repeated }) => repeated)).toHaveLength(50);
    });

    it('gives it also where the first of fifty at once is what the others would be refused for', async () => {
      const first = { ...once(unit('B')), expectedRevision: -1 };
      const answers = await Promise.all(
        Array.from({ length: 50 }, () => executor.execute(organization, 'organization', unit('B'), first)),
      );
      expect(new Set(answers.map(({ position, revision }) => `${position} ${revision}`))).toEqual(
        new Set(['1 0']),
      );
      const other = { ...first, once: { commandId: 'key-2', input: unit('B') } };
      await expect(executor.execute(organization, 'organization', unit('B'), other)).rejects.toMatchObject({
        code: 'revision-changed',
      });
    });

    it('refuses it for another command', async () => {
      await executor.execute(organization, 'organization', unit('B'), once(unit('B')));
      const other = executor.execute(organization, 'organization', unit('C'), once(unit('C')));
      await expect(other).rejects.toMatchObject({ code: 'command-id-reused', field: 'commandId' });
      const elsewhere = executor.execute(periods, 'period-2024', open, once(unit('B')));
      await expect(elsewhere).rejects.toMatchObject({ code: 'command-id-reused' });
      expect(await store.head()).toBe(1);
    });
  });

  it('decides again when somebody else wrote to the stream', async () => {
    await executor.execute(organization, 'organization', unit('B'), meta);
    await new Executor(store).execute(organization, 'organization', unit('C'), meta);
    const outcome = await executor.execute(organization, 'organization', unit('D'), meta);
    expect(outcome.revision).toBe(2);
  });

  it('decides again when what was read elsewhere has changed', async () => {
    await executor.execute(periods, 'period-2024', open, meta);
    await executor.read(periods, 'period-2024');
    await new Executor(store).execute(
      periods,
      'period-2024',
      { type: 'ClosePeriod', period: '2024', reason: 'over' },
      meta,
    );
    const seen: string[] = [];
    const command = executor.execute(
      organization,
      'organization',
      async (read) => {
        const { status } = await read(periods, 'period-2024');
        seen.push(status);
        if (status === 'closed') throw new DomainError('period-closed', 'closed');
        return unit('B');
      },
      meta,
    );
    await expect(command).rejects.toMatchObject({ code: 'period-closed' });
    expect(seen).toEqual(['open', 'closed']);
  });

  it('does not stand by a decision that rests on an append that failed', async () => {
    store.failures = 1;
    const first = executor.execute(organization, 'organization', unit('B'), meta);
    const same = executor.execute(organization, 'organization', unit('B'), meta);
    await expect(first).rejects.toBeInstanceOf(StoreUnavailable);
    expect((await same).events).toHaveLength(1);
    expect((await log()).map(({ data }) => (data as { unit: string }).unit)).toEqual(['B']);

    store.failures = 1;
    const [parent, child] = await Promise.allSettled([
      executor.execute(organization, 'organization', unit('P'), meta),
      executor.execute(organization, 'organization', unit('P1', 'P'), meta),
    ]);
    expect(parent).toMatchObject({ reason: { code: 'store-unavailable' } });
    expect(child).toMatchObject({ reason: { code: 'unknown-unit' } });
  });

  it('gives up after a bounded number of conflicts', async () => {
    const command = executor.execute(
      organization,
      'organization',
      async (read) => {
        await read(organization, 'organization');
        await new Executor(store).execute(organization, 'organization', unit(`U${store.appends}`), meta);
        return unit('B');
      },
      meta,
    );
    await expect(command).rejects.toMatchObject({ code: 'stream-conflict' });
    expect(store.appends).toBeLessThan(20);
  });
});
