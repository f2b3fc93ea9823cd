import { cpSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { issueToken, openLocalKey } from '#access';
import { openSqliteLogReader } from '#event-store';
import { eventTopics } from '#publishing';
import { digest, rebuild } from '#read-models';
import { dataFolder } from '#runtime';
import { randomOf } from '../fuzz/random.mjs';
import { newFolder, removeFolders } from '../support/cli.js';
import { StandInServer } from '../support/eventstoredb/stand-in-server.js';
import { ownBroker, type OwnBroker } from '../support/kafka-broker.js';
import { publicationFaults, publicEvents } from '../support/publication-faults.js';
import { published } from '../support/published.js';
import { commandFaults, logFaults, logOf, replicaFaults, totalFaults, type LogEvent } from './checks.js';
import { faultKinds, faults, planFaults, type FaultKind, type Victims } from './faults.js';
import { Load } from './load.js';
import { NodeProcess } from './node-process.js';
import { CLIENT, expectedTotals, givenAs, ROLES, SCORES, SET_UP } from './office.js';

/*
 * npm run test:chaos: two nodes that do everything, a relay, the double of EventStoreDB and a real broker of Kafka, under
 * load and under faults. CHAOS_SEED makes the same faults again, CHAOS_FAULTS changes their number.
 */

const FAULTS = Number(process.env['CHAOS_FAULTS'] ?? 200);
const SEED = Number(process.env['CHAOS_SEED'] ?? Date.now() % 2 ** 31);
/** Between two faults, in milliseconds, at most. */
const PAUSE = 2_400;
/** And so many commands are acknowledged between them, unless that takes too long (milliseconds). */
const WORK = 5;
const LONGEST_PAUSE = 8_000;
/** How long everything may take to come to rest behind the last fault, in milliseconds. */
const HEALING = 120_000;
const PREFIX = 'chaos';
const LOG = 'assessment-ledger';

const log = new StandInServer();
let broker: OwnBroker;
let nodes: NodeProcess[];
let relay: NodeProcess;
let load: Load;
let authorization: string;
let written: LogEvent[];
/** What had not come to rest in time. */
let unrest: string | undefined;
const done = new Map<FaultKind, number>();

const begun = performance.now();
const tell = (text: string): void => {
  process.stderr.write(`${((performance.now() - begun) / 1000).toFixed(0).padStart(4)} s  ${text}\n`);
};

beforeAll(
  async () => {
    tell(`${FAULTS} faults, seed ${SEED}`);
    await log.start();
    broker = await ownBroker();
    const [first, second, third] = [newFolder(), newFolder(), newFolder()];
    const key = await openLocalKey(dataFolder(first).signingKey);
    // Nodes believe the same tokens where they have the same key.
    cpSync(join(first, 'keys'), join(second, 'keys'), { recursive: true });
    const roles = ROLES.map((role) => ({ role, unit: null }));
    authorization = `Bearer ${await issueToken(key, { sub: CLIENT, roles, lifetime: 4 * 3600 })}`;
    const node = (name: string, data: string, more: Record<string, string>): NodeProcess =>
      new NodeProcess(name, data, { LEDGER_EVENT_STORE: log.connection, LEDGER_LOG_LEVEL: 'error', ...more });
    const everything = { LEDGER_ROLES: 'api,projections,processes,timers', LEDGER_RATE_LIMIT: '0' };
    nodes = [node('one', first, everything), node('other', second, everything)];
    const kafka = { LEDGER_KAFKA_BROKERS: broker.brokers, LEDGER_KAFKA_TOPIC_PREFIX: PREFIX };
    relay = node('relay', third, { LEDGER_ROLES: 'relay', ...kafka });
    for (const one of [...nodes, relay]) one.start();
    load = new Load(nodes, authorization);
    for (const [index, { path, body }] of SET_UP.entries()) {
      await load.insist({ key: `set-up-${index}`, path, body }, randomOf(index));
    }
    load.start(SEED);
    await inflictFaults({ log, broker, nodes, relay });
    await load.stop();
    tell(`faults are over; ${load.given.length} commands were given`);
    unrest = await healing();
    written = logOf(log.events(LOG));
    summarise();
  },
  FAULTS * 8_000 + 300_000,
);

afterAll(async () => {
  await load.stop();
  await Promise.all([...nodes, relay].map((one) => one.stop()));
  await broker.remove();
  log.stop();
  removeFolders();
});

async function inflictFaults(victims: Victims): Promise<void> {
  const random = randomOf(SEED);
  const underWay: Promise<void>[] = [];
  for (const [index, kind] of planFaults(FAULTS, random).entries()) {
    await delay(random.below(PAUSE));
    await someWork();
    underWay.push(
      Promise.resolve(faults[kind].inflict(victims, random)).then(() => {
        done.set(kind, (done.get(kind) ?? 0) + 1);
      }),
    );
    if ((index + 1) % 10 === 0) await progress(index + 1);
  }
  await Promise.all(underWay);
  // What was laid out for appends is met by those that come.
  for (const until = Date.now() + HEALING; log.appendFaults.length > 0 && Date.now() < until;)
    await delay(50);
}

/** Faults that meet nothing but what is down already show nothing. */
async function someWork(): Promise<void> {
  const before = acknowledged();
  for (const until = Date.now() + LONGEST_PAUSE; acknowledged() < before + WORK && Date.now() < until;)
    await delay(20);
}

const acknowledged = (): number => load.given.filter(({ answered }) => answered).length;

/** How far the relay has said that it is: one that begins does not know yet. */
let furthest = 0;

async function progress(count: number): Promise<void> {
  const { position = 0 } = ((await relay.health())?.['relay'] ?? {}) as { position?: number };
  furthest = Math.max(furthest, position);
  tell(
    `${count} of ${FAULTS} faults; ${acknowledged()} commands acknowledged, ${load.retries} given again; log at ${log.length(LOG)}, Kafka at ${furthest} or beyond`,
  );
}

/** Waits until every node has everything, has judged it, and Kafka has it. @returns how they stand where they do not come to it */
async function healing(): Promise<string | undefined> {
  let standing: unknown;
  for (const until = Date.now() + HEALING; Date.now() < until; await delay(200)) {
    const before = log.length(LOG);
    const health = await Promise.all([...nodes, relay].map((one) => one.health()));
    standing = health;
    if (health.every((one) => isAtRest(one, before)) && log.length(LOG) === before) return undefined;
  }
  return `no rest at position ${log.length(LOG)}: ${JSON.stringify(standing)}`;
}

function isAtRest(health: Record<string, unknown> | undefined, head: number): boolean {
  if (health?.['status'] !== 'ready' || (health['log'] as { position: number }).position !== head)
    return false;
  const { projections, processManagers, relay: ofRelay } = health as Record<string, { lag: number }[]>;
  const followers = [
    ...projections!,
    ...processManagers!,
    ...(ofRelay ? [ofRelay as unknown as { lag: number }] : []),
  ];
  return followers.every(({ lag }) => lag === 0);
}

function summarise(): void {
  for (const kind of faultKinds)
    process.stderr.write(`  ${kind.padEnd(36)} ${String(done.get(kind) ?? 0).padStart(4)}\n`);
  const starts = [...nodes, relay].map((one) => `${one.name} ${one.starts}`).join(', ');
  tell(
    `${load.given.length} commands, ${acknowledged()} acknowledged, ${load.retries} given again; ${written.length} events in the log; starts: ${starts}`,
  );
}

describe('two nodes and a relay, after everything that went wrong', () => {
  it('were met by every kind of fault', () => {
    const counts = Object.fromEntries(faultKinds.map((kind) => [kind, done.get(kind) ?? 0]));
    expect(Object.values(counts).reduce((sum, count) => sum + count, 0)).toBe(FAULTS);
    for (const kind of faultKinds) expect([kind, counts[kind]]).not.toEqual([kind, 0]);
    expect(log.appendFaults).toEqual([]);
  });

  it('came to rest', () => expect(unrest).toBeUndefined());

  it('gave no wrong answer, and ended only where they were killed', () => {
    expect(load.wrong).toEqual([]);
    expect([...nodes, relay].flatMap(({ crashes }) => crashes)).toEqual([]);
  });

  it('have every acknowledged command in the log once, as it was answered, and no other twice', () => {
    const commands = load.given.map(({ command, answered }) => givenAs(command, answered));
    expect(commands.filter(({ answer }) => answer).length).toBeGreaterThan(FAULTS);
    expect(commandFaults(written, commands)).toEqual([]);
    expect(logFaults(written)).toEqual([]);
  });

  it('have judged every record once', () => {
    const records = written.filter(
      ({ type, data }) => type === 'WorkRecorded' && data['plannedOn'] === '2024-02-10',
    );
    const judged = written.filter(({ type, data }) => type === 'EntryPosted' && data['rule'] === 'late');
    expect(records.length).toBeGreaterThan(0);
    expect(judged.map(({ data }) => data['record']).sort()).toEqual(
      records.map(({ data }) => data['recordId']).sort(),
    );
  });

  it('have every public event in Kafka once, in the order of the log', async () => {
    const messages = await published(broker.brokers, PREFIX, publicEvents(written));
    expect(publicationFaults(PREFIX, written, messages)).toEqual([]);
    const all = await published(broker.brokers, PREFIX, messages.length, eventTopics, {
      readUncommitted: true,
    });
    tell(
      `${messages.length} events in Kafka; ${all.length - messages.length} more in transactions that were taken back`,
    );
  }, 180_000);

  it('show the totals that the acknowledged commands add up to, each of them', async () => {
    const commands = load.given.map(({ command, answered }) => ({
      command,
      acknowledged: answered !== undefined,
    }));
    const expected = expectedTotals(commands, written);
    expect(expected.size).toBeGreaterThan(5);
    for (const { url } of nodes) {
      const response = await fetch(`${url}/v1/${SCORES}`, { headers: { authorization } });
      const { items } = (await response.json()) as { items: { staff: string; total: number }[] };
      const found = new Map(items.map(({ staff, total }) => [staff, Math.round(total * 1000)]));
      expect(totalFaults(expected, found)).toEqual([]);
    }
  });

  it('hold the log, byte for byte, and the same read models, which are those of a new node', async () => {
    expect(await Promise.all([...nodes, relay].map((one) => one.stop()))).toEqual([0, 0, 0]);
    for (const { data } of [...nodes, relay]) {
      const replica = openSqliteLogReader(dataFolder(data).log);
      expect(replicaFaults(written, replica.readLog(0, written.length + 1))).toEqual([]);
      replica.close();
    }
    const [one, other] = nodes.map(({ data }) => digest(dataFolder(data).readModels));
    const anew = join(newFolder(), 'read-models');
    const replica = openSqliteLogReader(dataFolder(relay.data).log);
    await rebuild({ folder: anew, log: replica });
    replica.close();
    expect(Object.keys(one!).length).toBeGreaterThan(10);
    expect(other).toEqual(one);
    expect(digest(anew)).toEqual(one);
  }, 120_000);
});
