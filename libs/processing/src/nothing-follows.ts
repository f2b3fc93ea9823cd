import { schemaVersions, type LedgerEventType } from '#domain';
import { CARRIED_OUT } from './carry-out.js';

const heeded: ReadonlySet<string> = new Set<LedgerEventType>([
  'RulebookPublished',
  'AccountOpened',
  'WorkRecorded',
  'EntryProposed',
  ...CARRIED_OUT,
]);

/** No process manager heeds these: half of a log need not be read for what follows from the other half. */
export const NOTHING_FOLLOWS: ReadonlySet<LedgerEventType> = new Set(
  (Object.keys(schemaVersions) as LedgerEventType[]).filter((type) => !heeded.has(type)),
);
