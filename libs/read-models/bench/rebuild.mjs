/*
 * How fast all projections are rebuilt: `node libs/read-models/bench/rebuild.mjs <folder> [time|process] [scale]`,
 * after `npm run build`. The log is made up: at scale 1, 561,000 work records in 150,000 processes and an entry on
 * every fifth, in order of time (processes interleaved) or process by process. It stays in the folder for the next run.
 */
import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { openSqliteEventStore, openSqliteLogReader } from '#event-store';
import { encodeEvent } from '#processing';
import { openReadModels, rebuild } from '#read-models';

const [root, order = 'time', scale = '1'] = process.argv.slice(2);
if (!root) throw new Error('name a folder for the log and the read models');
mkdirSync(root, { recursive: true });
const logFile = join(root, `log-${order}-${scale}.sqlite`);
if (!existsSync(logFile)) await makeLog();

const log = openSqliteLogReader(logFile);
const folder = join(root, `read-models-${order}-${scale}`);
const started = performance.now();
await rebuild({ folder, log });
const seconds = (performance.now() - started) / 1000;
const head = log.head();
console.log(
  `${order}: ${head} events in ${seconds.toFixed(2)} s, ${Math.round(head / seconds)} events/s, ` +
    `${Math.round(process.memoryUsage.rss() / 1e6)} MB`,
);

const models = openReadModels({ folder, log });
console.log(
  `file: ${Math.round(statSync(join(folder, `${models.status().generation}.sqlite`)).size / 1e6)} MB`,
);
const rows = models.scores().rows;
const some = (index) => rows[(index * 7919) % rows.length];
const asOf = (row) =>
  `${row.period.slice(0, 4)}-${String(Number(row.period.at(-1)) * 3 - 1).padStart(2, '0')}-15`;
await time('explain', 500, (i) => models.explain(some(i).staff, some(i).period));
await time('explain as of', 500, (i) =>
  models.explain(some(i).staff, some(i).period, { asOf: asOf(some(i)) }),
);
await time('ranking page', 500, (i) =>
  models.rankings({ period: some(i).period, unit: some(i).unit, limit: 20 }),
);
await time('ranking as of', 50, (i) =>
  models.rankings({ period: some(i).period, unit: some(i).unit, asOf: asOf(some(i)) }),
);
await time('scores of a unit', 100, (i) => models.scores({ period: some(i).period, unit: some(i).unit }));
await time('scores of all', 3, () => models.scores());
await time('scores of all as of', 3, () => models.scores({ asOf: '2008-08-08' }));
await time('audit page', 200, (i) => models.audit({ kind: 'staff', id: some(i).staff }, { limit: 50 }));
await time('process control', 5, () => models.processControl({ by: ['unit', 'activity'] }));

async function time(name, times, work) {
  const took = [];
  for (let i = 0; i < times; i++) {
    const start = performance.now();
    try {
      await work(i);
    } catch (error) {
      if (error.code !== 'not-found') throw error;
    }
    took.push(performance.now() - start);
  }
  took.sort((a, b) => a - b);
  const at = (share) => took[Math.ceil(share * times) - 1].toFixed(2);
  console.log(`${name}: p50 ${at(0.5)} ms, p99 ${at(0.99)} ms`);
}

async function makeLog() {
  const store = await openSqliteEventStore({ file: logFile });
  const revisions = new Map();
  let pending = [];
  let serial = 0;
  const random = mulberry(42);
  const pick = (n) => Math.floor(random() * n);

  const flush = async () => {
    for (const outcome of await store.appendMany(pending)) {
      if (outcome.status === 'rejected') throw outcome.reason;
    }
    pending = [];
  };
  const add = async (stream, type, data, recordedAt = '2026-01-01T00:00:00.000Z') => {
    const revision = (revisions.get(stream) ?? -1) + 1;
    revisions.set(stream, revision);
    const eventId = uuid(++serial);
    const envelope = {
      eventId,
      stream,
      revision,
      schemaVersion: 1,
      recordedAt,
      actor: { kind: 'system', id: 'import' },
      commandId: `import:${serial}`,
      correlationId: `import-${Math.floor(serial / 1000)}`,
    };
    const bytes = encodeEvent(envelope, { type, data });
    pending.push({ stream, expectedRevision: revision - 1, events: [{ eventId, bytes }] });
    if (pending.length === 2000) await flush();
  };

  const indicator = (id, bonusCap) => ({ id, name: id, base: 30000, floor: 0, bonusCap, family: 'common' });
  const rulebook = {
    version: 1,
    title: 'Bench',
    inForceFrom: '1990-01-01',
    calendar: 'quarter',
    peerGroup: 'unit',
    attributes: {},
    indicators: [indicator('timeliness', null), indicator('quality', null), indicator('extra', 5000)],
    rules: [],
  };
  await add('rulebook', 'RulebookPublished', { rulebook });
  for (const unit of ['U1', 'U2', 'U3']) {
    await add('organization', 'UnitRegistered', { unit, name: unit, parent: null });
    await add('organization', 'PostRegistered', { post: `${unit}-clerk`, name: 'Clerk', unit });
  }
  const unitOf = (staff) => `U${(staff % 3) + 1}`;
  for (let staff = 0; staff < 150; staff++) {
    await add(`staff-S${staff}`, 'StaffMemberRegistered', { staff: `S${staff}`, name: `Person ${staff}` });
  }

  const records = [];
  const DAY = 86_400_000;
  for (let process = 0; process < 150_000 * Number(scale); process++) {
    let day = Date.UTC(2000, 0, 1) + pick(12 * 365) * DAY;
    const steps = 1 + pick(6) + (random() < 0.24 ? 1 : 0);
    for (let step = 0; step < steps; step++) {
      records.push([day, process, step]);
      day += pick(90) * DAY;
    }
  }
  if (order === 'time') records.sort((a, b) => a[0] - b[0]);
  const opened = new Set();
  let number = 0;
  for (const [time, process, step] of records) {
    const date = new Date(time).toISOString().slice(0, 10);
    const period = `${date.slice(0, 4)}-Q${Math.ceil(Number(date.slice(5, 7)) / 3)}`;
    if (!opened.has(period)) {
      opened.add(period);
      await add(`period-${period}`, 'PeriodOpened', { period, from: date, to: date, rulebookVersion: 1 });
    }
    const staff = process % 150;
    const recordId = `fines/${++number}`;
    const recordedAt = new Date(Date.UTC(2026, 0, 1) + Math.floor(number / 20)).toISOString();
    const record = {
      recordId,
      process: `A${process}`,
      activity: `Step ${step}`,
      occurrence: 1 + pick(2),
      occurredOn: date,
      unit: unitOf(staff),
      staff: `S${staff}`,
      post: `${unitOf(staff)}-clerk`,
      ...(step > 0 && { attribution: 'process-opener' }),
      ...(pick(2) && {
        plannedOn: new Date(time + (5 - pick(6) * pick(6)) * DAY).toISOString().slice(0, 10),
      }),
      ...(pick(7) === 0 && { effectiveOn: new Date(time - pick(20) * DAY).toISOString().slice(0, 10) }),
      supervisor: `S${pick(150)}`,
      attributes: { amount: pick(20000) / 100, article: `${pick(200)}`, vehicleClass: 'A' },
      content: createHash('sha256').update(recordId).digest('hex'),
      source: { file: 'roadfines.csv', line: number + 1 },
    };
    await add(`process-A${process}`, 'WorkRecorded', record, recordedAt);
    const account = `account-${period}-S${staff}`;
    if (!opened.has(account)) {
      opened.add(account);
      const data = { period, staff: `S${staff}`, unit: unitOf(staff), post: record.post, rulebookVersion: 1 };
      await add(account, 'AccountOpened', data, recordedAt);
    }
    if (number % 5 === 0) {
      const entry = {
        entryId: uuid(serial + 1_000_000_000),
        period,
        staff: `S${staff}`,
        kind: pick(4) ? 'deduction' : 'bonus',
        indicator: ['timeliness', 'quality', 'extra'][pick(3)],
        points: 50 + pick(5) * 50,
        occurredOn: date,
        origin: 'computed',
        rulebookVersion: 1,
        rule: 'rule-1',
        record: recordId,
        process: record.process,
        reason: 'Finished more than seven days after the plan',
        evidence: [],
      };
      await add(account, 'EntryPosted', entry, recordedAt);
    }
  }
  await flush();
  await store.close();
}

function uuid(n) {
  const hex = createHash('md5').update(String(n)).digest('hex');
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-7${hex.slice(13, 16)}-8${hex.slice(17, 20)}-${hex.slice(20)}`;
}

function mulberry(seed) {
  return () => {
    seed = (seed + 0x6d2b79f5) | 0;
    let t = Math.imul(seed ^ (seed >>> 15), 1 | seed);
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
    return ((t ^ (t >>> 14)) >>> 0) / 4294967296;
  };
}
