import { benchExecutor } from './executor.mjs';
import { benchImport } from './import.mjs';
import { benchReads } from './reads.mjs';
import { machine } from './support.mjs';

/* npm run bench [-- import executor reads]: each figure with the check that its result was right. */

const benches = { import: benchImport, executor: benchExecutor, reads: benchReads };
const chosen = process.argv.slice(2);

console.log(`${machine()}; the log at synchronous=FULL`);
for (const [name, bench] of Object.entries(benches)) {
  if (chosen.length === 0 || chosen.includes(name)) await bench();
}
