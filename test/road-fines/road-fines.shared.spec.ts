import { afterAll, expect, it } from '@jest/globals';
import { ledgerJson, newFolder, removeFolders } from '../support/cli.js';
import { sharedData } from '../support/shared-data.js';

afterAll(removeFolders);

it('road fines: 561,470 rows, 30 repeats, every step attributed to the officer of its case', () => {
  const data = newFolder();
  const { files } = ledgerJson<{ files: object[] }>(
    data,
    ...['import', '--mapping', 'test/road-fines/mapping.yaml'],
    ...['--rulebook', 'test/road-fines/rulebook.yaml', sharedData('roadfines.csv.gz')],
  );
  expect(files).toMatchObject([
    { rows: 561_470, recorded: 561_440, alreadyRecorded: 0, duplicates: 30, rejected: 0 },
  ]);
  const { rows } = ledgerJson<{ rows: { records: number }[] }>(data, 'process-control', '--by', 'staff');
  expect(rows).toHaveLength(147);
  expect(rows.reduce((all, { records }) => all + records, 0)).toBe(561_440);
}, 300_000);
