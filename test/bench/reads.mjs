import { createWriteStream } from 'node:fs';
import { join } from 'node:path';
import { openSqliteLogReader } from '#event-store';
import { openReadModels } from '#read-models';
import { Ledger } from '#runtime';
import { grouped, inFolder, ledger, median, must, percentile, report } from './support.mjs';

/*
 * A log of 100,000 events and one of a million, of an organisation and of one ten times as large: accounts of 200
 * records and as many entries, in units of twenty people.
 */

const mapping = new URL('generated-mapping.yaml', import.meta.url).pathname;
const rulebook = 'test/permit-office/rulebook.yaml';
const ROWS_PER_PERSON = 800;
const PEOPLE_PER_UNIT = 20;

export async function benchReads() {
  await inFolder(async (folder) => {
    const [small, large] = [
      await makeLog(join(folder, 'small'), 62_000),
      await makeLog(join(folder, 'large'), 640_000),
    ];
    must(large.events >= 1_000_000, `${large.events} events in the large log`);
    await rebuildAndStart(large);
    const [few, many] = [await timeReads(small), await timeReads(large)];
    const rows = [
      ['ranking page, p99, ms', 'ranking', '< 5'],
      ['score with explanation, p99, ms', 'explanation', '< 5'],
      ['as-of score, p99, ms', 'asOf', '< 20'],
    ];
    report(
      `Reads with ${grouped(small.events)} and with ${grouped(large.events)} events in the log`,
      rows.flatMap(([name, key, target]) => [
        [name, `${few[key].p99} | ${many[key].p99}`, target],
        [name.replace('p99', 'p50'), `${few[key].p50} | ${many[key].p50}`],
      ]),
      'each explanation adds up to the score it explains',
    );
  });
}

async function rebuildAndStart({ data, events }) {
  const before = (await ledger(data, 'projections', 'digest')).answer;
  const runs = [];
  const starts = [];
  for (let run = 0; run < 3; run++) {
    const { seconds } = await ledger(data, 'projections', 'rebuild');
    runs.push(events / seconds);
    const begun = performance.now();
    const opened = await Ledger.open(data);
    await opened.settled();
    starts.push((performance.now() - begun) / 1000);
    await opened.close();
  }
  const after = (await ledger(data, 'projections', 'digest')).answer;
  must(JSON.stringify(before) === JSON.stringify(after), 'rebuilt read models equal the live ones');
  report(
    `Log of ${grouped(events)} events, 3 runs, median`,
    [
      ['rebuild of all projections, events/s (whole process)', grouped(median(runs)), '≥ 100,000'],
      ['start, integrity check included, until reads are served, s', median(starts).toFixed(2), '< 2'],
    ],
    'every table of the rebuilt read models has the digest of the live one',
  );
}

async function makeLog(data, rows) {
  const staff = Math.ceil(rows / ROWS_PER_PERSON);
  const units = Math.ceil(staff / PEOPLE_PER_UNIT);
  const csv = `${data}.csv`;
  const out = createWriteStream(csv);
  out.write('process,step,unit,staff,finished,planned,effective\n');
  for (let i = 0; i < rows; i++) {
    const day = (offset) =>
      new Date(Date.UTC(2024, 0, 1 + ((i * 7 + offset) % 360))).toISOString().slice(0, 10);
    const row = [
      `P${i >> 2}`,
      `step-${i % 3}`,
      `U${(i % staff) % units}`,
      `S${i % staff}`,
      day(i % 9),
      day(4),
      day(0),
    ];
    if (!out.write(`${row.join(',')}\n`)) await new Promise((resolve) => out.once('drain', resolve));
  }
  await new Promise((resolve) => out.end(resolve));
  await ledger(data, 'import', '--mapping', mapping, '--rulebook', rulebook, csv);
  const { answer } = await ledger(data, 'projections', 'status');
  return { data, staff, units, events: answer.projections[0].position };
}

async function timeReads({ data, staff: people, units }) {
  const log = openSqliteLogReader(join(data, 'log.sqlite'));
  const readModels = openReadModels({ folder: join(data, 'read-models'), log });
  const periods = readModels.periods().map(({ period }) => period);
  const timings = { ranking: [], explanation: [], asOf: [] };
  const time = (kind, read) => {
    const begun = performance.now();
    const answer = read();
    timings[kind].push(performance.now() - begun);
    return answer;
  };
  for (let i = 0; i < 1500; i++) {
    const staff = `S${(i * 17) % people}`;
    const period = periods[i % periods.length];
    const page = time('ranking', () => readModels.rankings({ period, unit: `U${i % units}`, limit: 50 }));
    must(page.rows.length > 0, 'a ranking has rows');
    const { total, indicators } = time('explanation', () => readModels.explain(staff, period));
    must(indicators.reduce((sum, { score }) => sum + score, 0) === total, 'an explanation adds up');
    const [row] = time('asOf', () => readModels.scores({ staff, period, asOf: '2024-11-15' })).rows;
    must(row === undefined || row.total > 0, 'an as-of score is a score');
  }
  readModels.close();
  log.close();
  return Object.fromEntries(
    Object.entries(timings).map(([kind, all]) => {
      const measured = all.slice(100);
      return [
        kind,
        { p50: percentile(measured, 0.5).toFixed(2), p99: percentile(measured, 0.99).toFixed(2) },
      ];
    }),
  );
}
