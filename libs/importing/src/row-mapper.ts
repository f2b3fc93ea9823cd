import type { AttributeValue, WorkRecordData } from '#domain';
import { attributeValue } from './attribute-value.js';
import { dayReader } from './calendar-day.js';
import { RejectedRow } from './cell-problem.js';
import { contentDigest } from './content-digest.js';
import type { IdSource, Mapping } from './mapping.js';
import { cellReader, idReader, required, type FieldReader } from './row-fields.js';
import type { KnownOfRow } from './template.js';
import { zoneClock } from './zone-clock.js';

/** A work record as its row says it, before the ledger has placed it in its process. */
export type MappedRecord = Omit<WorkRecordData, 'occurrence'> & Required<Pick<WorkRecordData, 'source'>>;

/** A row that cannot be read as a work record; `column` and `reason` say why, `cells` what it said. */
export interface RejectedRowOfFile {
  readonly kind: 'rejected';
  readonly line: number;
  readonly column: string;
  readonly reason: string;
  readonly cells: readonly string[];
}

/** `line` is the line of the file on which the row begins, from 1; `cells` are in the order of the header. */
export type MappedRow =
  | {
      readonly kind: 'mapped';
      readonly line: number;
      readonly record: MappedRecord;
      readonly cells: readonly string[];
    }
  | RejectedRowOfFile;

/** @param row number of the data row in its file, from 1 */
export type RowMapper = (cells: readonly string[], line: number, row: number) => MappedRow;

/**
 * Makes the mapping into one function over the cells of a row. The header must have been checked.
 * @param file name under which the records say where they were read
 */
export function rowMapper(mapping: Mapping, header: readonly string[], file: string): RowMapper {
  const read = recordReader(mapping, header, file);
  return (cells, line, row) => {
    try {
      return { kind: 'mapped', line, record: read(cells, line, row), cells };
    } catch (error) {
      if (!(error instanceof RejectedRow)) throw error;
      return { kind: 'rejected', line, column: error.column, reason: error.reason, cells };
    }
  };
}

type Writable<T> = { -readonly [Key in keyof T]: T[Key] };

function recordReader(
  mapping: Mapping,
  header: readonly string[],
  file: string,
): (cells: readonly string[], line: number, row: number) => MappedRecord {
  const { ids, days, whenStaffMissing } = mapping;
  const clock = zoneClock(mapping.timeZone);
  const id = (name: string, source: IdSource) => idReader(name, source, header);
  const requiredId = (name: string, source: IdSource) => required(name, source, header, id(name, source));
  const day = (name: string, source: (typeof days)['occurredOn']) =>
    cellReader(name, source, header, dayReader(source, mapping.timeZone, clock));

  const readOccurredOn = required('occurredOn', days.occurredOn, header, day('occurredOn', days.occurredOn));
  const readRecord = requiredId('record', ids.record);
  const readProcess = requiredId('process', ids.process);
  const readActivity = requiredId('activity', ids.activity);
  const readUnit = requiredId('unit', ids.unit);
  const readStaff = whenStaffMissing === 'reject' ? requiredId('staff', ids.staff) : id('staff', ids.staff);
  const readPost = ids.post && id('post', ids.post);
  const readSupervisor = ids.supervisor && id('supervisor', ids.supervisor);
  const readEffectiveOn = days.effectiveOn && day('effectiveOn', days.effectiveOn);
  const readPlannedOn = days.plannedOn && day('plannedOn', days.plannedOn);
  const readDueOn = days.dueOn && day('dueOn', days.dueOn);
  const readAttributes = attributesReader(mapping, header);
  const digest = contentDigest(header, mapping.duplicates);

  return (cells, line, row) => {
    const known: Writable<KnownOfRow> = { row, occurredOn: '' };
    known.occurredOn = readOccurredOn(cells, known);
    const recordId = readRecord(cells, known);
    const record: Writable<MappedRecord> = {
      recordId,
      process: readProcess(cells, known),
      activity: readActivity(cells, known),
      occurredOn: known.occurredOn,
      unit: readUnit(cells, known),
      content: digest(cells, recordId),
      source: { file, line },
    };

    const staff = readStaff(cells, known);
    if (staff !== undefined) record.staff = staff;
    else if (whenStaffMissing === 'process-opener') record.attribution = 'process-opener';
    // Where nobody is held to the record there is no post that anyone acted through.
    const post =
      record.staff === undefined && record.attribution === undefined ? undefined : readPost?.(cells, known);
    if (post !== undefined) record.post = post;

    const effectiveOn = readEffectiveOn?.(cells, known);
    if (effectiveOn !== undefined) record.effectiveOn = effectiveOn;
    const plannedOn = readPlannedOn?.(cells, known);
    if (plannedOn !== undefined) record.plannedOn = plannedOn;
    const dueOn = readDueOn?.(cells, known);
    if (dueOn !== undefined) record.dueOn = dueOn;
    const supervisor = readSupervisor?.(cells, known);
    if (supervisor !== undefined) record.supervisor = supervisor;
    const attributes = readAttributes(cells, known);
    if (attributes !== undefined) record.attributes = attributes;
    return record;
  };
}

/** All attributes of a row that are not null; undefined where none is left. */
function attributesReader(
  { attributes }: Mapping,
  header: readonly string[],
): FieldReader<Record<string, AttributeValue>> {
  const readers = Object.entries(attributes).map(([name, source]) => ({
    name,
    read: cellReader(name, source, header, (cell) => attributeValue(cell, source.type)),
  }));
  return (cells, known) => {
    let found: Record<string, AttributeValue> | undefined;
    for (const { name, read } of readers) {
      const value = read(cells, known);
      if (value !== undefined) (found ??= {})[name] = value;
    }
    return found;
  };
}
