import { createReadStream, createWriteStream, existsSync } from 'node:fs';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { createGunzip } from 'node:zlib';
import { bareLoop } from './bare-loop.mjs';
import { grouped, inFolder, ledger, median, must, report, shared } from './support.mjs';

const RUNS = 3;
const file = shared('roadfines.csv.gz');
const flags = ['--mapping', 'test/road-fines/mapping.yaml', '--rulebook', 'test/road-fines/rulebook.yaml'];

/** Import of the road fines, rules and projections included, against a bare loop in the same run. */
export async function benchImport() {
  if (!existsSync(file))
    return console.log('\nImport: left out, the public data does not lie beside the project.');
  const runs = [];
  for (let run = 0; run < RUNS; run++) {
    const plain = await inFolder((folder) => bareLoop(folder, 561_470, 'plain'));
    const log = await inFolder((folder) => bareLoop(folder, 561_470, 'log'));
    runs.push({ plain, log, ...(await inFolder(importOnce)) });
  }
  const short = await inFolder(async (folder) => {
    const part = join(folder, 'part.csv');
    await firstRows(part, 140_000);
    return ledger(folder, 'import', ...flags, part);
  });
  const mid = (pick) => median(runs.map(pick));
  report(
    `Import of 561,470 road-fine rows, ${RUNS} runs, median; from the start of the process to read models in step`,
    [
      ['rows/s', grouped(mid(({ rate }) => rate))],
      ['bare loop with random text ids, rows/s', grouped(mid(({ plain }) => plain))],
      ['  import / bare loop', mid(({ rate, plain }) => rate / plain).toFixed(2), '≥ 0.50'],
      ["bare loop with the log's own tables and ids, rows/s", grouped(mid(({ log }) => log))],
      ['  import / bare loop', mid(({ rate, log }) => rate / log).toFixed(2)],
      ['peak memory, MB', grouped(Math.max(...runs.map(({ peakMb }) => peakMb))), '< 400'],
      ['peak memory for the first 140,000 rows, MB', grouped(short.peakMb)],
    ],
    'every row recorded or a duplicate, the doctor finds nothing, as many records in the scores as in the log',
  );
}

async function importOnce(folder) {
  const { seconds, peakMb, answer } = await ledger(folder, 'import', ...flags, file);
  const [{ rows, recorded, duplicates }] = answer.files;
  must(rows === 561_470 && recorded === 561_440 && duplicates === 30, `counts of ${JSON.stringify(answer)}`);
  const doctor = await ledger(folder, 'doctor');
  must(doctor.answer.ok, 'doctor');
  const scores = await ledger(folder, 'scores');
  must(scores.answer.rows.reduce((sum, row) => sum + row.records, 0) === recorded, 'records in scores');
  return { rate: rows / seconds, peakMb };
}

async function firstRows(path, count) {
  const out = createWriteStream(path);
  let lines = 0;
  for await (const line of createInterface({ input: createReadStream(file).pipe(createGunzip()) })) {
    out.write(`${line}\n`);
    if (lines++ === count) break;
  }
  await new Promise((resolve) => out.end(resolve));
}
