import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import {
  grouped,
  inFolder,
  ledger,
  ledgerArgs,
  machine,
  median,
  must,
  percentile,
  report,
} from '../support.mjs';
import { startLedger, startServer } from './children.mjs';
import { load } from './load.mjs';
import { headersOf, nextDeduction, PEOPLE, PERIOD, setUp, unitOf, UNITS } from './office.mjs';
import { paced } from './paced.mjs';
import { startPostgres } from './postgres.mjs';

/*
 * npm run bench:http: a bare handler, its CRUD twin on PostgreSQL, and the ledger, in turns on one machine. Server and
 * load share its cores.
 */

const ROUNDS = 3;
const CONNECTIONS = 64;

async function startOffice(data) {
  mkdirSync(data, { recursive: true });
  await ledger(data, 'init');
  const tokenFor = async (...roles) => {
    const given = roles.flatMap((role) => ['--role', role]);
    return (await ledger(data, 'token', '--sub', 'BENCH', ...given)).answer.token;
  };
  const [administrator, assessor, auditor] = [
    await tokenFor('administrator'),
    await tokenFor('assessor'),
    await tokenFor('auditor'),
  ];
  const server = await startLedger(ledgerArgs, data, { LEDGER_RATE_LIMIT: '0', LEDGER_LOG_LEVEL: 'warn' });
  await setUp(server.url, administrator);
  return { ...server, assessor, auditor, acknowledged: 0 };
}

const deduction = (token) => ({
  method: 'POST',
  next: () => ({ headers: headersOf(token), body: JSON.stringify(nextDeduction()) }),
});

async function post(office, options) {
  const answer = await load(`${office.url}/v1/entries`, { ...deduction(office.assessor), ...options });
  office.acknowledged += answer.sent;
  return answer;
}

async function compareWrites({ bare, twin, office }) {
  const others = { bare, ...(twin && { twin }) };
  const runs = { bare: [], twin: [], ledger: [] };
  const loads = {
    ...Object.fromEntries(
      Object.entries(others).map(([name, { url }]) => [
        name,
        (options) => load(`${url}/deductions`, { ...deduction('none'), ...options }),
      ]),
    ),
    ledger: (options) => post(office, options),
  };
  for (const warmUp of Object.values(loads)) await warmUp({ connections: CONNECTIONS, seconds: 3 });
  for (let round = 0; round < ROUNDS; round++) {
    for (const [name, run] of Object.entries(loads)) runs[name].push(await run({ connections: CONNECTIONS }));
  }
  const medianOf = (name) => ({
    perSecond: median(runs[name].map(({ perSecond }) => perSecond)),
    p99: median(runs[name].map(({ p99 }) => p99)),
  });
  return { bare: medianOf('bare'), ...(twin && { twin: medianOf('twin') }), ledger: medianOf('ledger') };
}

/** The ledger beside the bare handler, both at half of what the ledger can take. */
async function latenciesOfWrites({ bare, office }, full) {
  const rate = Math.round(full / 2);
  const pace = { rate, seconds: 8, connections: CONNECTIONS };
  const bareHalf = await paced(`${bare.url}/deductions`, { ...pace, ...deduction('none') });
  const half = await paced(`${office.url}/v1/entries`, { ...pace, ...deduction(office.assessor) });
  office.acknowledged += half.sent;
  return { half: half.p99, bareHalf: bareHalf.p99, atHalf: rate };
}

/** How long after its answer a command can be read, in milliseconds, while a thousand a second come in. */
async function lagsAtAThousand(office) {
  const lags = [];
  let running = true;
  const loading = post(office, { connections: 16, rate: 1000, seconds: 10 }).finally(() => (running = false));
  while (running) {
    const response = await fetch(`${office.url}/v1/entries`, {
      method: 'POST',
      headers: headersOf(office.assessor),
      body: JSON.stringify(nextDeduction()),
    });
    must(response.status === 201, `a sampled deduction was answered with ${response.status}`);
    office.acknowledged += 1;
    await response.arrayBuffer();
    const answered = performance.now();
    const position = response.headers.get('ledger-position');
    const read = await fetch(`${office.url}/v1/units?minPosition=${position}`, {
      headers: headersOf(office.auditor),
    });
    must(read.status === 200, `position ${position} was not reached: ${read.status}`);
    await read.arrayBuffer();
    lags.push(performance.now() - answered);
    await sleep(20);
  }
  await loading;
  return { p99: percentile(lags, 0.99), samples: lags.length };
}

async function timeReads(office) {
  const headers = { authorization: `Bearer ${office.auditor}` };
  const turn = (pathOf) => {
    let turn = 0;
    return { headers, next: () => ({ path: pathOf(turn++) }) };
  };
  const ranking = turn((at) => `/v1/rankings?period=${PERIOD}&unit=U${at % UNITS}`);
  const score = turn((at) => `/v1/scores?period=${PERIOD}&staff=S${at % PEOPLE}&unit=${unitOf(at % PEOPLE)}`);
  const timed = {};
  for (const [name, request] of Object.entries({ ranking, score })) {
    await load(office.url, { ...request, connections: CONNECTIONS, seconds: 2 });
    const runs = [];
    for (let round = 0; round < ROUNDS; round++) {
      runs.push((await load(office.url, { ...request, connections: CONNECTIONS, seconds: 5 })).perSecond);
    }
    timed[name] = median(runs);
  }
  return timed;
}

/** Every acknowledged deduction is in the totals, once. */
async function checkLedger(office) {
  const response = await fetch(`${office.url}/v1/scores?period=${PERIOD}&limit=500`, {
    headers: headersOf(office.auditor),
  });
  const { items } = await response.json();
  const count = items.reduce((sum, { indicators }) => sum + indicators[0].deductions, 0);
  must(count >= office.acknowledged, `${count} deductions stand, ${office.acknowledged} were acknowledged`);
  // A load that ends may leave some requests under way that were never answered; they may stand as well.
  must(count <= office.acknowledged + 20 * CONNECTIONS, `${count} deductions stand, far more than were sent`);
  const thousandths = items.reduce((sum, { total }) => sum + Math.round((1000 - total) * 1000), 0);
  must(thousandths === count, `${thousandths} thousandths were deducted by ${count} deductions`);
}

function print({ writes, latencies, lags, reads }) {
  const { bare, twin, ledger: ours } = writes;
  const ratio = (value) => value.toFixed(2);
  report(
    'POST of a deduction, requests/s',
    [
      ['(a) bare Nest + Fastify + ValidationPipe', grouped(bare.perSecond)],
      ['(b) CRUD twin on PostgreSQL', twin ? grouped(twin.perSecond) : 'left out'],
      ['(c) the ledger', grouped(ours.perSecond)],
      ...(twin ? [['(c) / (b)', ratio(ours.perSecond / twin.perSecond), '≥ 3']] : []),
      ['(c) / (a)', ratio(ours.perSecond / bare.perSecond), '≥ 0.35'],
      ['(c) p99 at full load, ms', ours.p99, '< 25'],
      [`(a) p99 at ${grouped(latencies.atHalf)}/s, ms`, latencies.bareHalf.toFixed(1)],
      [`(c) p99 at ${grouped(latencies.atHalf)}/s, ms`, latencies.half.toFixed(1), '< 10'],
      [`lag at 1,000 commands/s, p99 of ${lags.samples}, ms`, lags.p99.toFixed(1), '< 250'],
    ],
    'every acknowledged deduction stands in the totals once',
  );
  report('Reads, requests/s', [
    ['ranking page / (a)', `${grouped(reads.ranking)} | ${ratio(reads.ranking / bare.perSecond)}`, '≥ 0.5'],
    ['score / (a)', `${grouped(reads.score)} | ${ratio(reads.score / bare.perSecond)}`, '≥ 0.5'],
  ]);
}

await inFolder(async (folder) => {
  console.log(`${machine()}; ${CONNECTIONS} connections, ${ROUNDS} rounds in turns, medians`);
  const postgres = await startPostgres(`${folder}-postgres`);
  if (!postgres) console.log('No PostgreSQL is installed: the CRUD twin is left out.');
  const office = await startOffice(join(folder, 'ledger'));
  const bare = await startServer('bare-server.mjs');
  const twin = postgres && (await startServer('twin-server.mjs', postgres.url));
  try {
    const writes = await compareWrites({ bare, twin, office });
    const latencies = await latenciesOfWrites({ bare, office }, writes.ledger.perSecond);
    const lags = await lagsAtAThousand(office);
    const reads = await timeReads(office);
    await checkLedger(office);
    print({ writes, latencies, lags, reads });
  } finally {
    for (const server of [bare, twin, office, postgres]) await server?.stop();
  }
});
