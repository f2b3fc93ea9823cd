import type { ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { cpSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { digest } from '#read-models';
import { dataFolder } from '#runtime';
import { newFolder, removeFolders, startLedgerWith, urlOf } from '../support/cli.js';
import { StandInServer } from '../support/eventstoredb/stand-in-server.js';
import { signIn, type Answer, type Client } from '../system/quarter/client.js';
import { recordsOf, setUp } from '../system/quarter/office.js';

const OLDER = `--import ${new URL('../support/before-calendars.mjs', import.meta.url).href}`;
const HOLIDAY = { date: '2026-02-20', working: false, name: 'Founding day' };

interface Health {
  readonly status: string;
  readonly log: { readonly position: number };
  readonly projections: readonly Follower[];
  readonly processManagers: readonly Follower[];
  readonly leases: readonly { readonly held: boolean }[];
}
interface Follower {
  readonly name: string;
  readonly position: number;
  readonly lag: number;
  readonly halted?: { readonly position: number; readonly error: string };
}

class Node {
  private child: ChildProcess | undefined;
  url = '';

  constructor(
    readonly data: string,
    private readonly eventStore: string,
  ) {}

  async start(nodeOptions = ''): Promise<void> {
    const settings = {
      LEDGER_EVENT_STORE: this.eventStore,
      LEDGER_ROLES: 'api,projections,processes,timers',
    };
    this.child = startLedgerWith(
      { ...settings, LEDGER_LOG_LEVEL: 'fatal', NODE_OPTIONS: nodeOptions },
      this.data,
      ...['--json', 'serve', '--port', '0'],
    );
    this.child.stderr!.resume();
    this.url = await urlOf(this.child);
  }

  async stop(): Promise<void> {
    this.child!.kill('SIGTERM');
    expect(await once(this.child!, 'exit')).toEqual([0, null]);
  }

  async health(): Promise<Health> {
    return (await (await fetch(`${this.url}/health/ready`)).json()) as Health;
  }

  /** Waits until every follower has the whole log, with what follows from it. */
  settled(head: () => number): Promise<void> {
    return this.until(head, ({ lag }) => lag === 0);
  }

  /** Waits until the replica has the whole log, and no follower goes on in it. */
  halted(head: () => number): Promise<void> {
    return this.until(head, ({ halted }) => halted !== undefined);
  }

  private async until(head: () => number, isThere: (follower: Follower) => boolean): Promise<void> {
    for (;;) {
      const { log, projections, processManagers } = await this.health();
      const followers = [...projections, ...processManagers];
      if (log.position === head() && followers.every(isThere) && projections.length > 0) return;
      await delay(20);
    }
  }
}

describe('a node of an older program and one of a newer on one log', () => {
  let log: StandInServer;
  let older: Node;
  let newer: Node;
  let atOlder: Client;
  let atNewer: Client;
  let before: number;
  const head = (): number => log.length('assessment-ledger');
  const position = ({ status, headers, body }: Answer): number => {
    if (status > 299) throw new Error(`${status}: ${JSON.stringify(body)}`);
    return Number(headers.get('ledger-position'));
  };

  beforeAll(async () => {
    log = await new StandInServer().start();
    [older, newer] = [new Node(newFolder(), log.connection), new Node(newFolder(), log.connection)];
    const signed = await signIn(older.data, () => older.url);
    cpSync(join(older.data, 'keys'), join(newer.data, 'keys'), { recursive: true });
    const office = { role: 'administrator', unit: null } as const;
    atOlder = await signed('OFFICE', office);
    atNewer = await (await signIn(newer.data, () => newer.url))('OFFICE', office);
    await older.start(OLDER);
    // It is the one that judges: what it cannot read must stop that as well.
    while (!(await older.health()).leases.every(({ held }) => held)) await delay(20);
    await newer.start();
    await setUp(atOlder);
    position(await atNewer.post('work-records/batch', { records: recordsOf('2026-01', 40) }));
    await Promise.all([older, newer].map((node) => node.settled(head)));
    before = head();
  }, 60_000);
  afterAll(async () => {
    await Promise.all([older, newer].map((node) => node.stop()));
    log.stop();
    removeFolders();
  });

  it('work side by side as long as nothing new is written', async () => {
    const [first, second] = await Promise.all([older.health(), newer.health()]);
    expect([first.status, second.status]).toEqual(['ready', 'ready']);
  });

  it('part where an event comes that the older does not know: it halts before it, and skips nothing', async () => {
    expect(position(await atNewer.post('calendar-days', { days: [HOLIDAY] }))).toBe(before + 1);
    position(await atNewer.post('work-records/batch', { records: recordsOf('2026-02', 40) }));
    await newer.settled(head);
    await older.halted(head);
    const { status, projections, processManagers, log: theirs } = await older.health();
    expect(status).toBe('halted');
    expect((await fetch(`${older.url}/health/ready`)).status).toBe(503);
    // Its replica has all of it, to the byte; what it makes of it ends before the event.
    expect(theirs.position).toBe(head());
    for (const { name, position: at, halted } of [...projections, ...processManagers]) {
      expect([name, at, halted?.error]).toEqual([
        name,
        before,
        expect.stringMatching(/type CalendarDaysDeclared is unknown|is halted at position/),
      ]);
    }
    expect((await newer.health()).status).toBe('ready');
  }, 60_000);

  it('refuse where they do not know: the older decides nothing on half of what happened', async () => {
    const length = head();
    expect((await atOlder.post('calendar-days', { days: [{ ...HOLIDAY, working: true }] })).status).toBe(500);
    expect(head()).toBe(length);
  });

  it('come together again when the older is replaced: it goes on from there', async () => {
    await older.stop();
    await older.start();
    await Promise.all([older, newer].map((node) => node.settled(head)));
    expect((await older.health()).status).toBe('ready');
    const [mine, theirs] = [older, newer].map(({ data }) => digest(dataFolder(data).readModels));
    expect(mine).toEqual(theirs);
    expect((await atOlder.get<{ items: object[] }>('calendar-days')).body.items).toEqual([HOLIDAY]);
  }, 60_000);
});
