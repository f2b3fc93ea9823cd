import type Database from 'better-sqlite3';
import { daysBetween, type RecordedEvent, type WorkRecordData } from '#domain';
import type { Projection, ProjectionWriter } from '../engine/projection.js';
import { RowWriter } from '../engine/row-writer.js';
import { toDay } from '../moments.js';
import { Rulebooks, rulebookTable } from './rulebooks.js';

/**
 * How the work went, per unit, activity, staff member ('' where nobody is named) and period. `control_days` counts
 * records by days: measure 0 is days late against the plan (negative: early; every record with a plan), measure 1
 * days from taking effect to being finished (every record that says when it took effect).
 */
export const processControl: Projection = {
  name: 'process-control',
  version: 2,
  ddl: `
    ${rulebookTable('control_rulebook')}
    CREATE TABLE control_group (
      id INTEGER PRIMARY KEY, unit TEXT NOT NULL, activity TEXT NOT NULL, staff TEXT NOT NULL, period TEXT NOT NULL,
      records INTEGER NOT NULL, planned INTEGER NOT NULL, late INTEGER NOT NULL, repeated INTEGER NOT NULL,
      supervised INTEGER NOT NULL, self_supervised INTEGER NOT NULL
    ) STRICT;
    CREATE UNIQUE INDEX control_key ON control_group (unit, period, staff, activity);
    CREATE TABLE control_days (
      group_id INTEGER NOT NULL, measure INTEGER NOT NULL, days INTEGER NOT NULL, records INTEGER NOT NULL,
      PRIMARY KEY (group_id, measure, days)
    ) STRICT, WITHOUT ROWID;
  `,
  open: (db) => new ProcessControlWriter(db),
};

export const DAYS_LATE = 0;
export const REGISTRATION_DELAY = 1;

interface Group {
  readonly key: readonly [unit: string, activity: string, staff: string, period: string];
  records: number;
  planned: number;
  late: number;
  repeated: number;
  supervised: number;
  selfSupervised: number;
  readonly days: readonly [daysLate: Map<number, number>, registrationDelay: Map<number, number>];
}

class ProcessControlWriter implements ProjectionWriter {
  private readonly rulebooks: Rulebooks;
  private readonly groups = new Map<string, Group>();
  private readonly ids = new Map<string, number>();
  private nextId: number;
  private readonly findId: Database.Statement;
  private readonly groupRows: RowWriter;
  private readonly dayRows: RowWriter;

  constructor(db: Database.Database) {
    this.rulebooks = new Rulebooks(db, 'control_rulebook');
    this.nextId = 1 + (db.prepare('SELECT coalesce(max(id), 0) FROM control_group').pluck().get() as number);
    this.findId = db
      .prepare('SELECT id FROM control_group WHERE unit = ? AND activity = ? AND staff = ? AND period = ?')
      .pluck();
    this.groupRows = new RowWriter(
      db,
      'control_group',
      'id, unit, activity, staff, period, records, planned, late, repeated, supervised, self_supervised',
      `ON CONFLICT (id) DO UPDATE SET
         records = records + excluded.records, planned = planned + excluded.planned, late = late + excluded.late,
         repeated = repeated + excluded.repeated, supervised = supervised + excluded.supervised,
         self_supervised = self_supervised + excluded.self_supervised`,
    );
    this.dayRows = new RowWriter(
      db,
      'control_days',
      'group_id, measure, days, records',
      'ON CONFLICT DO UPDATE SET records = records + excluded.records',
    );
  }

  apply(events: readonly RecordedEvent[]): void {
    for (const { type, data } of events) {
      if (type === 'WorkRecorded') this.record(data);
      else if (type === 'RulebookPublished') this.rulebooks.add(data.rulebook);
    }
  }

  private record(data: WorkRecordData): void {
    const group = this.group(
      data.unit,
      data.activity,
      data.staff ?? '',
      this.rulebooks.periodOf(data.occurredOn),
    );
    group.records++;
    if (data.occurrence > 1) group.repeated++;
    if (data.supervisor !== undefined) {
      group.supervised++;
      if (data.supervisor === data.staff) group.selfSupervised++;
    }
    if (data.plannedOn !== undefined) {
      const late = toDay(data.occurredOn) - toDay(data.plannedOn);
      group.planned++;
      if (late > 0) group.late++;
      increase(group.days[DAYS_LATE], late);
    }
    if (data.effectiveOn !== undefined) {
      increase(group.days[REGISTRATION_DELAY], daysBetween(data.effectiveOn, data.occurredOn));
    }
  }

  private group(...key: Group['key']): Group {
    const text = key.join('\n');
    let group = this.groups.get(text);
    if (group === undefined) {
      const days = [new Map<number, number>(), new Map<number, number>()] as const;
      group = { key, records: 0, planned: 0, late: 0, repeated: 0, supervised: 0, selfSupervised: 0, days };
      this.groups.set(text, group);
    }
    return group;
  }

  /** Ids are given in the order of the groups' first records in the log: they do not hang on the batches. */
  flush(): void {
    this.rulebooks.flush();
    for (const [text, group] of this.groups) {
      const { key, records, planned, late, repeated, supervised, selfSupervised } = group;
      const id = this.idOf(text, key);
      this.groupRows.add(id, ...key, records, planned, late, repeated, supervised, selfSupervised);
      group.days.forEach((counts, measure) => {
        for (const [days, count] of counts) this.dayRows.add(id, measure, days, count);
      });
    }
    this.groupRows.flush();
    this.dayRows.flush();
    this.groups.clear();
    if (this.ids.size > MOST_REMEMBERED) this.ids.clear();
  }

  private idOf(text: string, key: Group['key']): number {
    let id = this.ids.get(text);
    if (id === undefined) {
      id = (this.findId.get(...key) as number | undefined) ?? this.nextId++;
      this.ids.set(text, id);
    }
    return id;
  }
}

const MOST_REMEMBERED = 100_000;

const increase = (counts: Map<number, number>, days: number): void =>
  void counts.set(days, (counts.get(days) ?? 0) + 1);
