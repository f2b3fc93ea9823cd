import { afterAll, expect, it } from '@jest/globals';
import { ledgerJson, newFolder, removeFolders } from '../support/cli.js';
import { sharedData } from '../support/shared-data.js';

afterAll(removeFolders);

it('receipt phase: every step recorded, accounts only for people', () => {
  const data = newFolder();
  const { files } = ledgerJson<{ files: object[] }>(
    data,
    ...['import', '--mapping', 'test/receipt/mapping.yaml'],
    ...['--rulebook', 'test/receipt/rulebook.yaml', sharedData('receipt.csv')],
  );
  expect(files).toMatchObject([{ rows: 8577, recorded: 8577, duplicates: 0, rejected: 0 }]);
  const { rows } = ledgerJson<{ rows: { staff: string }[] }>(data, 'scores');
  const people = new Set(rows.map(({ staff }) => staff));
  expect(people.size).toBe(43);
  expect([...people].filter((staff) => /admin|test/i.test(staff))).toEqual([]);
  const control = ledgerJson<{ rows: { staff: string | null; records: number }[] }>(
    data,
    ...['process-control', '--by', 'staff'],
  );
  expect(control.rows.reduce((all, { records }) => all + records, 0)).toBe(8577);
}, 120_000);
