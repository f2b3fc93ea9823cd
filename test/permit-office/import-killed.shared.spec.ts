import { afterAll, expect, it } from '@jest/globals';
import { ledgerDone, ledgerJson, newFolder, removeFolders } from '../support/cli.js';
import { killImport } from '../support/killed-import.js';
import { sharedData } from '../support/shared-data.js';

afterAll(removeFolders);

it('the import of a municipality, killed ten times and run again, comes to the same sheet', async () => {
  const args = [
    ...['import', '--mapping', 'test/permit-office/mapping.yaml'],
    ...['--rulebook', 'test/permit-office/rulebook.yaml', sharedData('bpic15_2.csv.gz')],
  ];
  const undisturbed = newFolder();
  const begun = performance.now();
  ledgerDone(undisturbed, ...args);
  const duration = performance.now() - begun;

  const disturbed = newFolder();
  expect(await killImport(disturbed, args, 10, duration * 0.7)).toBe(10);
  ledgerDone(disturbed, ...args);
  expect(ledgerDone(disturbed, 'scores', '--sheet')).toBe(ledgerDone(undisturbed, 'scores', '--sheet'));
  const events = (data: string) => ledgerJson<{ events: number }>(data, 'doctor').events;
  expect(events(disturbed)).toBe(events(undisturbed));
}, 300_000);
