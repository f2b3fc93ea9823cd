import { afterAll, describe, expect, it } from '@jest/globals';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { ledger, ledgerDone, ledgerJson, newFolder, removeFolders } from '../support/cli.js';
import { killImport } from '../support/killed-import.js';

const mapping = `title: generated
timeZone: UTC
fields:
  record: '{process}/{@row}'
  process: '{process}'
  activity: '{step}'
  unit: 'U{unit}'
  post: 'U{unit}-clerk'
  staff: 'S{staff}'
  occurredOn: { column: finished }
  plannedOn: { column: planned }
register:
  units: true
  posts: true
  staff: true
  appointments: { from: 1900-01-01 }
  periods: true
`;

/** 24,000 rows; about half of them finished late, some steps repeated. */
function generatedRows(): string {
  const lines = ['process,step,unit,staff,finished,planned'];
  for (let i = 0; i < 24_000; i++) {
    const day = (offset: number) =>
      new Date(Date.UTC(2024, 0, 1 + ((i * 7 + offset) % 360))).toISOString().slice(0, 10);
    lines.push([`P${i >> 2}`, `step-${i % 3}`, i % 5, i % 40, day(i % 9), day(4)].join(','));
  }
  return `${lines.join('\n')}\n`;
}

describe('an import that is killed', () => {
  afterAll(removeFolders);

  it('at ten random moments, and run again each time, ends in the ledger of one that was not', async () => {
    const folder = newFolder();
    const [csv, map] = [join(folder, 'rows.csv'), join(folder, 'mapping.yaml')];
    writeFileSync(csv, generatedRows());
    writeFileSync(map, mapping);
    const args = ['import', '--mapping', map, '--rulebook', 'test/permit-office/rulebook.yaml', csv];

    const undisturbed = join(folder, 'undisturbed');
    const begun = performance.now();
    ledgerDone(undisturbed, ...args);
    const duration = performance.now() - begun;

    const disturbed = join(folder, 'disturbed');
    // What was imported before a kill need not be again, so later runs are shorter: kill them early enough.
    expect(await killImport(disturbed, args, 10, duration * 0.7)).toBe(10);
    const { files } = ledgerJson<{ files: { rows: number; recorded: number; alreadyRecorded: number }[] }>(
      disturbed,
      ...args,
    );
    expect(files[0]!.recorded + files[0]!.alreadyRecorded).toBe(24_000);
    expect(ledgerDone(disturbed, 'scores', '--sheet')).toBe(ledgerDone(undisturbed, 'scores', '--sheet'));
    expect(ledger(disturbed, 'doctor').status).toBe(0);
    const events = (data: string) => ledgerJson<{ events: number }>(data, 'doctor').events;
    expect(events(disturbed)).toBe(events(undisturbed));
  }, 240_000);
});
