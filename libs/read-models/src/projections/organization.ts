import type Database from 'better-sqlite3';
import type { RecordedEvent } from '#domain';
import type { Projection, ProjectionWriter } from '../engine/projection.js';
import { toDay } from '../moments.js';

/** Units, posts, staff members, and who holds which post from when to when. */
export const organization: Projection = {
  name: 'organization',
  version: 3,
  ddl: `
    CREATE TABLE unit (unit TEXT PRIMARY KEY, name TEXT NOT NULL, parent TEXT) STRICT, WITHOUT ROWID;
    CREATE INDEX unit_parent ON unit (parent);
    CREATE TABLE post (
      post TEXT PRIMARY KEY, name TEXT NOT NULL, unit TEXT NOT NULL, heads INTEGER NOT NULL
    ) STRICT, WITHOUT ROWID;
    CREATE TABLE staff_member (staff TEXT PRIMARY KEY, name TEXT NOT NULL) STRICT, WITHOUT ROWID;
    CREATE TABLE appointment (
      staff TEXT NOT NULL, post TEXT NOT NULL, first_day INTEGER NOT NULL, last_day INTEGER, unit TEXT NOT NULL,
      PRIMARY KEY (staff, post, first_day)
    ) STRICT, WITHOUT ROWID;
    CREATE INDEX appointment_post ON appointment (post, first_day);
  `,
  open: (db) => new OrganizationWriter(db),
};

const OF_INTEREST: ReadonlySet<RecordedEvent['type']> = new Set([
  'UnitRegistered',
  'PostRegistered',
  'StaffMemberRegistered',
  'AppointmentStarted',
  'AppointmentEnded',
]);

class OrganizationWriter implements ProjectionWriter {
  private events: RecordedEvent[] = [];
  private readonly insertUnit: Database.Statement;
  private readonly insertPost: Database.Statement;
  private readonly insertStaff: Database.Statement;
  private readonly insertAppointment: Database.Statement;
  private readonly endAppointment: Database.Statement;

  constructor(db: Database.Database) {
    this.insertUnit = db.prepare('INSERT INTO unit (unit, name, parent) VALUES (?, ?, ?)');
    this.insertPost = db.prepare(`INSERT INTO post (post, name, unit, heads) VALUES (?, ?, ?, ?)
       ON CONFLICT (post) DO UPDATE SET heads = excluded.heads`);
    this.insertStaff = db.prepare('INSERT INTO staff_member (staff, name) VALUES (?, ?)');
    this.insertAppointment = db.prepare(
      'INSERT INTO appointment (staff, post, first_day, last_day, unit) VALUES (?, ?, ?, ?, ?)',
    );
    this.endAppointment = db.prepare(
      'UPDATE appointment SET last_day = ? WHERE staff = ? AND post = ? AND first_day = ?',
    );
  }

  apply(events: readonly RecordedEvent[]): void {
    for (const event of events) if (OF_INTEREST.has(event.type)) this.events.push(event);
  }

  flush(): void {
    for (const event of this.events) this.write(event);
    this.events = [];
  }

  private write({ type, data }: RecordedEvent): void {
    switch (type) {
      case 'UnitRegistered':
        this.insertUnit.run(data.unit, data.name, data.parent);
        return;
      case 'PostRegistered':
        this.insertPost.run(data.post, data.name, data.unit, Number(data.heads ?? false));
        return;
      case 'StaffMemberRegistered':
        this.insertStaff.run(data.staff, data.name);
        return;
      case 'AppointmentStarted': {
        const lastDay = data.to === null ? null : toDay(data.to);
        this.insertAppointment.run(data.staff, data.post, toDay(data.from), lastDay, data.unit);
        return;
      }
      case 'AppointmentEnded': {
        const ended = this.endAppointment.run(toDay(data.to), data.staff, data.post, toDay(data.from));
        if (ended.changes === 0) {
          throw new Error(
            `${data.staff} has no appointment to ${data.post} from ${data.from} that could end`,
          );
        }
      }
    }
  }
}
