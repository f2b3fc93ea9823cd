import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { attacksOn } from './attacks.mjs';
import { judgeOf } from './judge.mjs';
import { operationsOf, requestOf, resolverOf } from './operations.mjs';
import { randomOf } from './random.mjs';
import { send, stopSending } from './send.mjs';
import { ledger, serve, setUp } from './server.mjs';

/*
 * npm run test:fuzz: requests that the OpenAPI document allows, each spoilt in one way or not at all. FUZZ_SEED makes
 * a run again, FUZZ_REQUESTS changes its length.
 */

const REQUESTS = Number(process.env.FUZZ_REQUESTS ?? 20_000);
const SEED = Number(process.env.FUZZ_SEED ?? Date.now() % 2 ** 31);
const AT_ONCE = 16;
const SHOWN = 25;
/** Of the requests, those that are spoilt. */
const SPOILT = 0.85;

async function fuzz(data) {
  ledger(data, 'init');
  const everything = [
    'administrator',
    'assessor',
    'verifier',
    'supervisor',
    'reviewer',
    'investigator',
    'auditor',
    'staff-member',
    'work-system',
  ];
  const roles = everything.flatMap((role) => ['--role', role]);
  const { token } = ledger(data, 'token', '--sub', 'FUZZ', ...roles);
  const { token: assessor } = ledger(data, 'token', '--sub', 'A-01', '--role', 'assessor');
  const server = await serve(data);
  try {
    const known = await setUp(server.url, token, assessor);
    const document = await (await fetch(`${server.url}/openapi.json`)).json();
    const result = await attack(server.url, document, token, known);
    const ready = await fetch(`${server.url}/health/ready`);
    if (ready.status !== 200)
      result.failures.push(`the server is not ready afterwards: ${await ready.text()}`);
    return result;
  } finally {
    stopSending();
    await server.stop();
    if (server.log.length > 0) console.log(`The server logged:\n${server.log.join('').slice(0, 5000)}`);
  }
}

async function attack(url, document, token, known) {
  const random = randomOf(SEED);
  const judge = judgeOf(document);
  const context = { random, resolve: resolverOf(document), token, known };
  const operations = operationsOf(document);
  const seen = new Map();
  const failures = [];
  let begun = 0;

  async function one() {
    const operation = operations[begun++ % operations.length];
    const right = requestOf(operation, context);
    const attacks = Object.entries(attacksOn(right));
    const [name, spoil] = random.chance(SPOILT) ? random.pick(attacks) : ['nothing', (same) => same];
    const request = spoil(right, random);
    const answer = await answerTo(request);
    const wrong = typeof answer === 'string' ? answer : judge(request, answer);
    const key = `${name} → ${typeof answer === 'string' ? 'no answer' : answer.status}`;
    seen.set(key, (seen.get(key) ?? 0) + 1);
    if (wrong !== undefined) failures.push(describe(name, request, wrong, answer));
  }

  async function answerTo(request) {
    try {
      return await send(url, request);
    } catch (error) {
      return `no answer: ${error.message}`;
    }
  }

  const worker = async () => {
    while (begun < REQUESTS) await one();
  };
  await Promise.all(Array.from({ length: AT_ONCE }, worker));
  return { failures, seen, operations: operations.length };
}

function describe(attackName, { method, path, headers, body }, wrong, answer) {
  const { authorization: _, ...shown } = headers;
  return [
    `${method} ${path.slice(0, 300)} (${attackName}): ${wrong}`,
    `    headers ${JSON.stringify(shown).slice(0, 300)}`,
    `    body ${String(body).slice(0, 500)}`,
    `    answer ${typeof answer === 'string' ? '' : answer.text.slice(0, 500)}`,
  ].join('\n');
}

const folder = mkdtempSync(join(tmpdir(), 'ledger-fuzz-'));
try {
  const begun = performance.now();
  console.log(`${REQUESTS} requests, seed ${SEED}`);
  const { failures, seen, operations } = await fuzz(folder);
  for (const [what, times] of [...seen].sort())
    console.log(`  ${what.padEnd(40)} ${String(times).padStart(6)}`);
  const seconds = ((performance.now() - begun) / 1000).toFixed(1);
  console.log(
    `${operations} operations, ${REQUESTS} requests in ${seconds} s, ${failures.length} wrong answers`,
  );
  for (const failure of failures.slice(0, SHOWN)) console.log(`\n${failure}`);
  process.exitCode = failures.length > 0 ? 1 : 0;
} finally {
  rmSync(folder, { recursive: true, force: true });
}
