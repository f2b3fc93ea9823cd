import { spawn, spawnSync } from 'node:child_process';
import { randomUUID } from 'node:crypto';

const root = new URL('../../', import.meta.url).pathname;
const cli = new URL('../../dist/apps/cli/src/main.js', import.meta.url).pathname;

export function ledger(data, ...args) {
  const { status, stdout, stderr } = spawnSync(process.execPath, [cli, '--data', data, '--json', ...args], {
    cwd: root,
    encoding: 'utf8',
  });
  if (status !== 0) throw new Error(`ledger ${args.join(' ')} ended with ${status}: ${stderr}`);
  return stdout === '' ? undefined : JSON.parse(stdout);
}

/** `ledger serve` as people run it. Its log is kept: what it could not foresee stands there. */
export async function serve(data) {
  const child = spawn(process.execPath, [cli, '--data', data, '--json', 'serve', '--port', '0'], {
    cwd: root,
    env: { ...process.env, LEDGER_RATE_LIMIT: '0', LEDGER_LOG_LEVEL: 'error' },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  const log = [];
  child.stderr.on('data', (chunk) => log.push(String(chunk)));
  const url = await new Promise((resolve, reject) => {
    let output = '';
    child.stdout.on('data', (chunk) => {
      output += chunk;
      const found = /"url":\s*"([^"]+)"/.exec(output);
      if (found) resolve(found[1]);
    });
    child.once('exit', (code) => reject(new Error(`ledger serve ended with ${code}: ${log.join('')}`)));
  });
  return {
    url,
    log,
    stop: () =>
      new Promise((resolve) => {
        child.once('exit', resolve);
        child.kill('SIGTERM');
      }),
  };
}

/** An office in which the examples of the document make sense: its people, units and periods are theirs. */
export async function setUp(url, token) {
  const post = async (path, body) => {
    const response = await fetch(`${url}/v1/${path}`, {
      method: 'POST',
      headers: {
        'content-type': 'application/json',
        authorization: `Bearer ${token}`,
        'idempotency-key': randomUUID(),
      },
      body: JSON.stringify(body),
    });
    if (!response.ok) throw new Error(`${path}: ${response.status} ${await response.text()}`);
    return response.json();
  };
  await post('rulebooks', rulebook);
  await post('periods', { period: '2026-Q1' });
  await post('units', { unit: 'HQ', name: 'Headquarters' });
  await post('units', { unit: 'TAX', name: 'Taxes', parent: 'HQ' });
  await post('posts', { post: 'TAX:clerk', name: 'Clerk', unit: 'TAX' });
  for (const staff of ['S-08', 'S-02', 'A/1']) {
    await post('staff-members', { staff, name: `Staff member ${staff}` });
    await post(`staff-members/${encodeURIComponent(staff)}/appointments`, {
      post: 'TAX:clerk',
      from: '2026-01-01',
    });
  }
  await post('matters', { matter: 'M-17', title: 'Complaint', occurredOn: '2026-02-03' });
}

const rulebook = {
  version: 1,
  title: 'Fuzzed',
  inForceFrom: '2026-01-01',
  calendar: 'quarter',
  indicators: [
    {
      id: 'conduct',
      name: 'Conduct',
      definition: 'Visitors are treated with courtesy.',
      family: 'post-specific',
      dimension: 'conduct',
      unit: 'incidents',
      source: 'supervision',
      base: 100,
      bonusCap: 20,
      manual: true,
      steps: { confirmation: true, answerDays: 5 },
    },
  ],
};
