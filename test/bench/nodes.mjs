// A backlog of records that waited, judged by one, two and three nodes:
//   npm run bench:nodes
// With the lease, and without: there the server, which is the test double in this process, lets every node have it.
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { cpSync, mkdtempSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { DEFAULT_CASEWORK, NO_LIMITS, NO_STEPS } from '#domain';
import { copyLog, openReplicatedEventStore, openSqliteLogReader } from '#event-store';
import {
  appoint,
  openPeriod,
  publishRulebook,
  recordWork,
  registerPost,
  registerStaffMember,
  registerUnit,
} from '#processing';
import { Ledger } from '#runtime';
import { StandInServer } from '../support/eventstoredb/stand-in.mjs';
import { inFolder, ledgerArgs, machine, median, must } from './support.mjs';

const ROUNDS = 3;
const RECORDS = 10_000;
const STAFF = 100;
const LOG = 'assessment-ledger';
const meta = { actor: { kind: 'person', id: 'bench', role: 'administrator' } };

console.log(`${machine()}; ${RECORDS} records that waited; the server is the test double, in this process`);
await inFolder(async (folder) => {
  const replica = await backlog(folder);
  const measured = {};
  for (let round = 0; round < ROUNDS; round++) {
    for (const nodes of [1, 2, 3]) {
      for (const lease of nodes === 1 ? [true] : [true, false]) {
        const name = `${nodes} node${nodes > 1 ? 's' : ''}${lease ? '' : ', no lease'}`;
        const one = await judged(folder, replica, nodes, lease);
        (measured[name] ??= []).push(one);
        console.log(
          `round ${round + 1}, ${name}: ${one.seconds.toFixed(1)} s, ${one.cpu.toFixed(1)} s of CPU`,
        );
      }
    }
  }
  const mid = (name, what) => median(measured[name].map((one) => one[what]));
  for (const name of Object.keys(measured)) {
    const [seconds, cpu] = ['seconds', 'cpu'].map((what) => {
      const value = mid(name, what);
      return `${value.toFixed(1)} s (${(value / mid('1 node', what)).toFixed(2)} × one)`;
    });
    console.log(`${name.padEnd(18)} ${seconds}, CPU of all nodes ${cpu}`);
  }
});

/** @returns the file of a replica with everything recorded and nothing judged */
async function backlog(folder) {
  const server = await new StandInServer().start();
  const ledger = await Ledger.open(join(folder, 'office'), { eventStore: server.connection, roles: [] });
  const { executor } = ledger;
  await publishRulebook(executor, rulebook(), meta);
  await openPeriod(executor, '2026-Q1', meta);
  await registerUnit(executor, { unit: 'U', name: 'Unit', parent: null }, meta);
  await registerPost(executor, { post: 'clerk', name: 'Clerk', unit: 'U' }, meta);
  for (let staff = 0; staff < STAFF; staff++) {
    await registerStaffMember(executor, { staff: `S${staff}`, name: `S${staff}` }, meta);
    await appoint(executor, `S${staff}`, { post: 'clerk', from: '2026-01-01', to: null }, meta);
  }
  const recording = Array.from({ length: RECORDS }, (_, index) => {
    const planned = index % 2 ? { plannedOn: '2026-01-02' } : { plannedOn: '2026-02-10' };
    const step = { activity: 'review', unit: 'U', post: 'clerk', staff: `S${index % STAFF}`, ...planned };
    const record = { recordId: 'R', process: `P${index}`, ...step, occurredOn: '2026-02-10', content: 'R' };
    return recordWork(executor, record.process, [record], meta);
  });
  must(
    (await Promise.all(recording)).every(({ verdicts }) => verdicts[0].kind === 'recorded'),
    'each is new',
  );
  await ledger.close();
  server.stop();
  return ledger.folder.log;
}

/** From the first thing that a node writes to the last; the nodes are all there before it. */
async function judged(folder, replica, nodes, lease) {
  const server = await new StandInServer().start();
  const store = await fill(server, replica, folder);
  // Until it is given away, nobody judges.
  const held = { node: 'bench', run: 'bench', term: 600_000 };
  const records = store.shared.lease('processes');
  const revision = await records.append(held, -1);
  const waiting = server.length(LOG);
  const children = Array.from({ length: nodes }, () => startNode(folder, replica, server.connection));
  await Promise.all(children.map((child) => once(child.stdout, 'data')));
  must(server.length(LOG) === waiting, 'nobody began');
  const idle = cpuOf(children);
  if (lease) await records.append({ ...held, term: 0 }, revision);
  else server.splitBrain = true;
  while (server.length(LOG) === waiting) await delay(1);
  const begun = performance.now();
  // Half of the records are late; each of them is an entry, and each person an account.
  while (server.length(LOG) < waiting + RECORDS / 2 + STAFF) await delay(1);
  const seconds = (performance.now() - begun) / 1000;
  const cpu = cpuOf(children) - idle;
  for (const child of children) child.kill('SIGTERM');
  await Promise.all(children.map((child) => child.exitCode ?? once(child, 'exit')));
  must(server.length(LOG) === waiting + RECORDS / 2 + STAFF, 'everything came about once');
  await store.close();
  server.stop();
  return { seconds, cpu };
}

/** Processor time that processes have used, in seconds, as the kernel counts it (Linux): others' load does not matter. */
function cpuOf(children) {
  return children
    .map(({ pid }) =>
      readFileSync(`/proc/${pid}/stat`, 'utf8')
        .replace(/^.*\) /, '')
        .split(' '),
    )
    .reduce((sum, fields) => sum + (Number(fields[11]) + Number(fields[12])) / 100, 0);
}

async function fill(server, replica, folder) {
  const from = openSqliteLogReader(replica);
  const store = await openReplicatedEventStore({
    connection: server.connection,
    replica: join(mkdtempSync(join(folder, 'copy-')), 'log.sqlite'),
  });
  await copyLog(from, store);
  from.close();
  return store;
}

/** In a folder that holds the replica already, so that nodes do not begin at different times. */
function startNode(folder, replica, connection) {
  const data = mkdtempSync(join(folder, 'node-'));
  cpSync(replica, join(data, 'log-replica.sqlite'));
  const args = ['--data', data, 'serve', '--port', '0'];
  const environment = { LEDGER_EVENT_STORE: connection.replace('esdb:', 'eventstoredb:') };
  return spawn(process.execPath, [...ledgerArgs, ...args], {
    stdio: ['ignore', 'pipe', 'ignore'],
    env: { ...process.env, ...environment, LEDGER_ROLES: 'processes' },
  });
}

function rulebook() {
  const indicator = {
    ...{ id: 'timeliness', name: 'Timeliness', definition: 'Steps are finished by the planned day.' },
    ...{ family: 'common', dimension: 'efficiency', unit: 'calendar days', source: 'case system' },
    ...{ base: 30_000, floor: 0, bonusCap: null, manual: true, steps: NO_STEPS },
  };
  const late = {
    ...{ id: 'late', indicator: 'timeliness', when: 'daysLate > 7', kind: 'deduction', points: 155 },
    ...{ reason: '{daysLate} days late', enters: 'posted' },
  };
  return {
    ...{ version: 1, title: 'Rules', inForceFrom: '2026-01-01', calendar: 'quarter', peerGroup: 'unit' },
    ...{ attributes: {}, indicators: [indicator], rules: [late], manualRules: [] },
    ...{ proportionality: NO_LIMITS, casework: DEFAULT_CASEWORK },
  };
}
