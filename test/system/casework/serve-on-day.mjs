import { readFileSync } from 'node:fs';
import { enableCompileCache } from 'node:module';

/*
 * A program of its own: serves the ledger in a folder, and says on a line where. The second argument names a file that
 * holds by how many milliseconds the clock of the office is ahead of that of the machine.
 */
// Suites start this program again and again.
enableCompileCache();
const { readConfig, startServer } = await import('../../../dist/apps/ledger/src/main.js');

const [data, offset] = process.argv.slice(2);
const config = readConfig({
  ...process.env,
  LEDGER_DATA: data,
  LEDGER_PORT: '0',
  LEDGER_RATE_LIMIT: '0',
  LEDGER_LOG_LEVEL: 'error',
});
const now = () => new Date(Date.now() + Number(readFileSync(offset, 'utf8')));
const { url } = await startServer(config, { now });
process.stdout.write(`${url}\n`);
