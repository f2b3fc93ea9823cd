import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseOrganizationFile, parseRulebookFile } from '#definitions';
import { checkCsvFile, parseMappingFile } from '#importing';
import { decodeEvent, openPeriod, publishRulebook, type CommandMeta } from '#processing';
import { importOrganization, importWorkRecords, type Ledger } from '#runtime';

const SAMPLE = join(import.meta.dirname, '../sample');
const sample = (name: string) => ({ name, text: readFileSync(join(SAMPLE, name), 'utf8') });
const meta: CommandMeta = { actor: { kind: 'person', id: 'tester', role: 'administrator' } };

/** Rulebook, organization and open periods of the sample. */
export async function setUpSample({ executor }: Ledger): Promise<void> {
  await publishRulebook(executor, parseRulebookFile(sample('rulebook.yaml')), meta);
  await importOrganization(executor, parseOrganizationFile(sample('organization.yaml')), meta);
  for (const quarter of ['Q1', 'Q2', 'Q3', 'Q4']) await openPeriod(executor, `2025-${quarter}`, meta);
  await publishRulebook(executor, parseRulebookFile(sample('rulebook-2.yaml')), meta);
}

/** @returns how many of the sample's records were new in the ledger */
export async function importSample({ executor, folder }: Ledger): Promise<number> {
  const mapping = parseMappingFile(sample('mapping.yaml'));
  const path = join(SAMPLE, 'work-records.csv');
  const facts = await checkCsvFile(path, mapping);
  const { recorded } = await importWorkRecords(executor, {
    path,
    facts,
    mapping,
    lists: folder.imports,
    meta,
  });
  return recorded;
}

/** Everything in the log of a ledger. */
export const logOf = async ({ store }: Ledger) => (await store.readLog(0, 1_000_000)).map(decodeEvent);

/** The entries that were posted, as a judgement can be compared with that of another ledger; sorted. */
export const entriesIn = (log: Awaited<ReturnType<typeof logOf>>): string[] =>
  log
    .flatMap((event) =>
      event.type === 'EntryPosted' || event.type === 'EntryProposed'
        ? [`${event.type} ${event.data.entryId} ${event.data.staff} ${event.data.points}`]
        : [],
    )
    .sort();
