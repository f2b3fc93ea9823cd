import type Database from 'better-sqlite3';
import type { CalendarEvent, CaseFileRead, ExperimentEvent, RecordedEvent } from '#domain';
import { RowWriter } from '../../engine/row-writer.js';
import { toDay, toMillis } from '../../moments.js';
import { RowBook } from '../row-book.js';
import { refKey } from './work.js';

/** An experiment as the table holds it. */
export interface ExperimentRecord {
  readonly position: number;
  readonly experiment: string;
  readonly unit: string;
  readonly title: string;
  readonly purpose: string;
  readonly safeguards: string;
  readonly first_day: number;
  readonly last_day: number;
  readonly participants: string;
  readonly registered_by: string;
  readonly registered_at: number;
  approved_by: string | null;
  approved_on: number | null;
  revision: number;
}

const COLUMNS = [
  'position',
  'experiment',
  'unit',
  'title',
  'purpose',
  'safeguards',
  'first_day',
  'last_day',
  'participants',
  'registered_by',
  'registered_at',
  'approved_by',
  'approved_on',
  'revision',
] as const satisfies readonly (keyof ExperimentRecord)[];

/** What surrounds the casework: experiments, declared days, and who looked into which file. */
export class Surroundings {
  private readonly experiments: RowBook<ExperimentRecord>;
  private readonly days: RowWriter;
  private readonly readings: RowWriter;

  constructor(db: Database.Database) {
    this.experiments = new RowBook(db, 'experiment', COLUMNS, ['experiment']);
    this.days = new RowWriter(
      db,
      'calendar_day',
      'day, working, name',
      'ON CONFLICT DO UPDATE SET working = excluded.working, name = excluded.name',
    );
    this.readings = new RowWriter(db, 'case_reading', 'ref, position, read_by, role, what, at');
  }

  takeExperiment({ type, data, position, recordedAt, revision }: RecordedEvent<ExperimentEvent>): void {
    if (type === 'ExperimentRegistered') {
      this.experiments.add({
        position,
        experiment: data.experiment,
        unit: data.unit,
        title: data.title,
        purpose: data.purpose,
        safeguards: data.safeguards,
        first_day: toDay(data.from),
        last_day: toDay(data.to),
        participants: JSON.stringify(data.participants),
        registered_by: data.registeredBy,
        registered_at: toMillis(recordedAt),
        approved_by: null,
        approved_on: null,
        revision,
      });
      return;
    }
    const row = this.experiments.get(data.experiment);
    if (!row) throw new Error(`experiment ${data.experiment} was never registered`);
    row.approved_by = data.approvedBy;
    row.approved_on = toDay(data.approvedOn);
    row.revision = revision;
  }

  takeDays({ data }: RecordedEvent<CalendarEvent>): void {
    for (const { date, working, name } of data.days) this.days.add(toDay(date), Number(working), name);
  }

  takeReading({ data, position, recordedAt, actor }: RecordedEvent<CaseFileRead>): void {
    const role = actor.kind === 'person' ? (actor.role ?? null) : null;
    this.readings.add(refKey(data.of), position, data.readBy, role, data.what, toMillis(recordedAt));
  }

  flush(): void {
    this.experiments.flush();
    this.days.flush();
    this.readings.flush();
  }
}
