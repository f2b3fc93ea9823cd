import { execFileSync, spawn } from 'node:child_process';
import { chownSync, existsSync, mkdirSync, readdirSync } from 'node:fs';
import { createServer } from 'node:net';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import pg from 'pg';

const NOBODY = 65_534;

/** A PostgreSQL of its own with its own defaults (every commit flushed); undefined where none is installed. */
export async function startPostgres(folder) {
  const bin = findPostgres();
  if (bin === undefined) return undefined;
  // PostgreSQL does not run as root.
  const user = process.getuid() === 0 ? { uid: NOBODY, gid: NOBODY } : {};
  mkdirSync(folder, { recursive: true });
  if (user.uid !== undefined) chownSync(folder, NOBODY, NOBODY);
  const data = join(folder, 'data');
  execFileSync(join(bin, 'initdb'), ['-D', data, '-A', 'trust', '-U', 'bench'], { ...user, stdio: 'ignore' });
  const port = await freePort();
  const options = ['-D', data, '-p', String(port), '-k', folder, '-c', 'listen_addresses=127.0.0.1'];
  const server = spawn(join(bin, 'postgres'), options, { ...user, stdio: 'ignore' });
  const url = `postgres://bench@127.0.0.1:${port}/postgres`;
  await makeTables(url);
  return {
    url,
    stop: () =>
      new Promise((resolve) => {
        server.once('close', resolve);
        server.kill('SIGINT');
      }),
  };
}

/** On the path, or where Debian keeps it. */
function findPostgres() {
  const debian = '/usr/lib/postgresql';
  const versions = existsSync(debian) ? readdirSync(debian).map((one) => join(debian, one, 'bin')) : [];
  const folders = [...versions, ...process.env.PATH.split(':')];
  return folders.find((one) => existsSync(join(one, 'initdb')) && existsSync(join(one, 'postgres')));
}

async function makeTables(url) {
  for (let attempt = 0; ; attempt++) {
    const client = new pg.Client({ connectionString: url });
    try {
      await client.connect();
      await client.query(`
        CREATE TABLE entry (id uuid PRIMARY KEY, staff text NOT NULL, kind text NOT NULL, indicator text NOT NULL,
          points numeric NOT NULL, occurred_on date NOT NULL, reason text NOT NULL, evidence jsonb NOT NULL,
          recorded_at timestamptz NOT NULL DEFAULT now());
        CREATE TABLE total (staff text PRIMARY KEY, points numeric NOT NULL)`);
      return await client.end();
    } catch (error) {
      client.on('error', () => undefined);
      if (attempt === 50) throw error;
      await sleep(100);
    }
  }
}

function freePort() {
  return new Promise((resolve, reject) => {
    const probe = createServer();
    probe.once('error', reject);
    probe.listen(0, '127.0.0.1', () => {
      const { port } = probe.address();
      probe.close(() => resolve(port));
    });
  });
}
