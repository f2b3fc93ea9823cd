import type Database from 'better-sqlite3';
import type { RecordedEvent } from '#domain';
import type { Projection, ProjectionWriter } from '../engine/projection.js';
import { RowWriter } from '../engine/row-writer.js';

/** What an audit trail can be asked about. `actor` is a person by what they did, `staff` by what concerns them. */
export const subjectKinds = ['staff', 'actor', 'post', 'process', 'unit', 'period', 'rulebook'] as const;
export type SubjectKind = (typeof subjectKinds)[number];

/** Log positions are kept in blocks: one row says which events of a block touch a subject, two bytes for each. */
export const BLOCK = 8192;

/**
 * Which events touch which subject. Only places are kept; what happened is read from the log, which is never
 * told twice. A block is cut by position alone, so that its bytes do not hang on the batches that filled it.
 */
export const auditTrail: Projection = {
  name: 'audit-trail',
  version: 1,
  ddl: `
    CREATE TABLE audit_block (
      kind INTEGER NOT NULL, subject TEXT NOT NULL, block INTEGER NOT NULL, places BLOB NOT NULL,
      PRIMARY KEY (kind, subject, block)
    ) STRICT, WITHOUT ROWID;
  `,
  open: (db) => new AuditTrailWriter(db),
};

class AuditTrailWriter implements ProjectionWriter {
  private readonly places: Map<string, number[]>[] = subjectKinds.map(() => new Map());
  private readonly rows: RowWriter;

  constructor(db: Database.Database) {
    this.rows = new RowWriter(
      db,
      'audit_block',
      'kind, subject, block, places',
      // Concatenation makes text of blobs; it is cast back.
      'ON CONFLICT DO UPDATE SET places = CAST(places || excluded.places AS BLOB)',
    );
  }

  apply(events: readonly RecordedEvent[]): void {
    let block = blockOf(events[0]!.position);
    for (const event of events) {
      if (blockOf(event.position) !== block) {
        this.flush(block);
        block = blockOf(event.position);
      }
      this.note(event);
    }
    this.flush(block);
  }

  private note(event: RecordedEvent): void {
    const place = event.position % BLOCK;
    if (event.actor.kind === 'person') this.touch('actor', event.actor.id, place);
    const { type, data } = event;
    switch (type) {
      case 'UnitRegistered':
        this.touch('unit', data.unit, place);
        if (data.parent !== null) this.touch('unit', data.parent, place);
        return;
      case 'RulebookPublished':
        this.touch('rulebook', String(data.rulebook.version), place);
        return;
      default:
        for (const kind of ['staff', 'post', 'process', 'unit', 'period'] as const) {
          const subject = (data as Partial<Record<SubjectKind, string>>)[kind];
          if (subject !== undefined) this.touch(kind, subject, place);
        }
        if ('rulebookVersion' in data) this.touch('rulebook', String(data.rulebookVersion), place);
    }
  }

  private touch(kind: SubjectKind, subject: string, place: number): void {
    const ofKind = this.places[subjectKinds.indexOf(kind)]!;
    const places = ofKind.get(subject);
    if (places === undefined) ofKind.set(subject, [place]);
    else places.push(place);
  }

  /** In the order of the key: neighbouring rows go to neighbouring places of the file. */
  private flush(block: number): void {
    this.places.forEach((ofKind, kind) => {
      for (const subject of [...ofKind.keys()].sort()) {
        this.rows.add(kind, subject, block, packed(ofKind.get(subject)!));
      }
      ofKind.clear();
    });
    this.rows.flush();
  }
}

export const blockOf = (position: number): number => Math.floor(position / BLOCK);

/** Big-endian pairs of bytes; a typed array would take the byte order of the machine. */
function packed(places: readonly number[]): Buffer {
  const bytes = Buffer.allocUnsafe(places.length * 2);
  places.forEach((place, index) => bytes.writeUInt16BE(place, index * 2));
  return bytes;
}

/** Log positions of one row, in order. */
export function unpacked(block: number, places: Buffer): number[] {
  return Array.from(
    { length: places.length / 2 },
    (_, index) => block * BLOCK + places.readUInt16BE(index * 2),
  );
}
