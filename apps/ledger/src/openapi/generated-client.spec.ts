import { execFile } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { served, type Served } from '../testing/served.js';
import { emptyLedger } from '../testing/small-ledger.js';
import type { Held } from '../testing/tokens.js';
import { clientProgram } from './testing/client-program.js';

const run = promisify(execFile);
const root = new URL('../../../../', import.meta.url).pathname;
const caches = join(root, 'node_modules/.cache');
const SETTLE_EACH = 5;

const people: Readonly<Record<string, readonly Held[]>> = {
  OFFICE: [{ role: 'administrator' }, { role: 'auditor' }],
  CASES: [{ role: 'work-system' }],
  ASSESSOR: [{ role: 'assessor', unit: 'TAX' }],
  VERIFIER: [{ role: 'verifier', unit: 'TAX' }],
  'S-2': [{ role: 'staff-member' }],
};

const compiler = {
  strict: true,
  target: 'es2024',
  module: 'nodenext',
  lib: ['es2024', 'dom', 'dom.iterable'],
  types: [],
  noUncheckedIndexedAccess: true,
  skipLibCheck: false,
  rootDir: '.',
  outDir: 'out',
};

describe('a client that is generated from the description', () => {
  let server: Served;
  let folder: string;
  let settling: NodeJS.Timeout;
  beforeAll(async () => {
    server = await served(emptyLedger(() => new Date('2026-03-06T09:00:00Z')));
    await server.app.listen(0, '127.0.0.1');
    let settled = Promise.resolve();
    settling = setInterval(() => (settled = settled.then(() => server.ledger.settle())), SETTLE_EACH);
    mkdirSync(caches, { recursive: true });
    folder = mkdtempSync(join(caches, 'generated-client-'));
  });
  afterAll(async () => {
    clearInterval(settling);
    await server.close();
    rmSync(folder, { recursive: true });
  });

  it('compiles, and takes a ledger from its first unit to a score', async () => {
    const write = (name: string, content: unknown): void =>
      writeFileSync(join(folder, name), typeof content === 'string' ? content : JSON.stringify(content));
    write('openapi.json', (await server.get('/openapi.json')).text);
    write(
      'openapi-ts.config.mjs',
      `export default {
        input: './openapi.json',
        output: { path: './client', module: { extension: '.js' } },
        plugins: ['@hey-api/client-fetch', '@hey-api/typescript', '@hey-api/sdk'],
      };`,
    );
    write('package.json', { type: 'module' });
    write('program.ts', clientProgram);
    write('tsconfig.json', { compilerOptions: compiler, include: ['client', 'program.ts'] });

    const node = (script: string, args: readonly string[], env: NodeJS.ProcessEnv = process.env) =>
      run(process.execPath, [script, ...args], { cwd: folder, env }).catch(
        ({ stdout, stderr }: { stdout: string; stderr: string }) => {
          throw new Error(`${script}: ${stdout}${stderr}`);
        },
      );
    await node(join(root, 'node_modules/@hey-api/openapi-ts/bin/run.js'), [
      '-f',
      'openapi-ts.config.mjs',
      '--silent',
    ]);
    await node(join(root, 'node_modules/typescript/bin/tsc'), ['-p', '.']);

    const { port } = server.app.getHttpServer().address() as AddressInfo;
    const tokens: Record<string, string> = {};
    for (const [id, roles] of Object.entries(people)) {
      tokens[id] = (await server.tokens.authorization(id, roles)).replace('Bearer ', '');
    }
    const { stdout } = await node('out/program.js', [], {
      ...process.env,
      LEDGER_URL: `http://127.0.0.1:${port}`,
      LEDGER_TOKENS: JSON.stringify(tokens),
    });
    const { proposed, ...found } = JSON.parse(stdout) as { proposed: object };
    expect(proposed).toMatchObject({ period: '2026-Q1', staff: 'S-2', status: 'proposed' });
    expect(found).toEqual({
      again: [proposed, 'true'],
      own: 'forbidden',
      confirmed: 'awaiting-answer',
      life: ['EntryProposed', 'EntryConfirmed', 'EntryAcknowledged', 'EntryPosted'],
      scores: { 'S-1': 29.845, 'S-2': 28.5 },
      refused: 'not-found',
    });
  }, 120_000);
});
