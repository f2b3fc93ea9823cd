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

/**
 * An office in which the examples of the document make sense: its people, units and periods are theirs.
 * @returns by the beginning of an address, what its parameters can be to lead to something that the office made an id for
 */
export async function setUp(url, token, assessor) {
  const post = async (path, body, by = token) => {
    const response = await fetch(`${url}/v1/${path}`, {
      method: 'POST',
      headers: {
        'content-type': 'application/json',
        authorization: `Bearer ${by}`,
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
  const late = {
    kind: 'deduction',
    indicator: 'order',
    points: 1,
    occurredOn: '2026-02-03',
    reason: 'Late.',
  };
  const { period, entryId } = await post('entries', { ...late, staff: 'S-08' }, assessor);
  const issues = [{ subject: { kind: 'entry', period, entryId }, grounds: 'I was on time.' }];
  const { staff, appeal } = await post('appeals', { staff: 'S-08', issues, knownOn: '2026-02-03' });
  const source = { kind: 'complaint', text: 'My file was lost.' };
  const opened = {
    title: 'A lost file',
    description: 'It is lost.',
    source,
    unit: 'TAX',
    occurredOn: '2026-02-03',
  };
  const { case: caseId } = await post('accountability-cases', opened);
  return {
    '/v1/appeals/{staff}/{appeal}': { staff, appeal },
    '/v1/accountability-cases/{case}': { case: caseId },
  };
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
    {
      id: 'order',
      name: 'Order',
      definition: 'Files are where they belong.',
      family: 'common',
      dimension: 'conduct',
      unit: 'incidents',
      source: 'supervision',
      base: 30,
      manual: true,
    },
  ],
};
