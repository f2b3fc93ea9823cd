import type Database from 'better-sqlite3';
import type { RecordedEvent } from '#domain';
import { AuditAbout, aboutTable, type Subjects } from './audit-about.js';
import { innerSubjects } from './audit-inner.js';
import { addToBytes, BLOCK, blockOf } from './blocks.js';
import type { Projection, ProjectionWriter } from '../engine/projection.js';
import { RowWriter } from '../engine/row-writer.js';

/**
 * What an audit trail can be asked about. `actor` is a person by what they did, `staff` by what concerns them; an appeal
 * is named by its appellant and its id, `S-1/AP-7`. Kinds are stored by their place in the list: new ones go to its end.
 */
export const subjectKinds = [
  'staff',
  'actor',
  'post',
  'process',
  'unit',
  'period',
  'rulebook',
  'matter',
  'observation',
  'evidence',
  'appeal',
  'accountability-case',
] as const;
export type SubjectKind = (typeof subjectKinds)[number];

/** Named by most events under the very name of the kind. */
const NAMED = ['staff', 'post', 'process', 'unit', 'period', 'matter', 'observation'] as const;

/**
 * Which events touch which subject. Only places are kept; what happened is read from the log, which is never
 * told twice. A row holds the places of one block of the log, two bytes for each.
 */
export const auditTrail: Projection = {
  name: 'audit-trail',
  version: 3,
  ddl: `
    CREATE TABLE audit_block (
      kind INTEGER NOT NULL, subject TEXT NOT NULL, block INTEGER NOT NULL, places BLOB NOT NULL,
      PRIMARY KEY (kind, subject, block)
    ) STRICT, WITHOUT ROWID;
    ${aboutTable}
  `,
  open: (db) => new AuditTrailWriter(db),
};

class AuditTrailWriter implements ProjectionWriter {
  private readonly places: Map<string, number[]>[] = subjectKinds.map(() => new Map());
  private block = 0;
  private readonly rows: RowWriter;
  private readonly about: AuditAbout;

  constructor(db: Database.Database) {
    this.rows = new RowWriter(db, 'audit_block', 'kind, subject, block, places', addToBytes('places'));
    this.about = new AuditAbout(db);
  }

  apply(events: readonly RecordedEvent[]): void {
    for (const event of events) {
      const block = blockOf(event.position);
      if (block !== this.block) this.endBlock();
      this.block = block;
      this.note(event);
    }
  }

  flush(): void {
    this.endBlock();
    this.rows.flush();
    this.about.flush();
  }

  private note(event: RecordedEvent): void {
    const place = (event.position - 1) % BLOCK;
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
        this.touchNamed(data as Subjects, place);
        if ('rulebookVersion' in data) this.touch('rulebook', String(data.rulebookVersion), place);
        this.touchNamed(this.about.notNamedBy(event), place);
        for (const [kind, subject] of innerSubjects(event)) this.touch(kind, subject, place);
        for (const evidence of evidenceOf(event)) this.touch('evidence', evidence, place);
    }
  }

  private touchNamed(subjects: Subjects | undefined, place: number): void {
    if (subjects === undefined) return;
    for (const kind of NAMED) {
      const subject = subjects[kind];
      if (subject !== undefined) this.touch(kind, subject, place);
    }
  }

  private touch(kind: SubjectKind, subject: string, place: number): void {
    const ofKind = this.places[subjectKinds.indexOf(kind)]!;
    const places = ofKind.get(subject);
    if (places === undefined) ofKind.set(subject, [place]);
    // Named twice by one event, it is touched once.
    else if (places.at(-1) !== place) places.push(place);
  }

  /** In the order of the key: neighbouring rows go to neighbouring places of the file. */
  private endBlock(): void {
    this.places.forEach((ofKind, kind) => {
      for (const subject of [...ofKind.keys()].sort()) {
        this.rows.add(kind, subject, this.block, packed(ofKind.get(subject)!));
      }
      ofKind.clear();
    });
  }
}

/** Evidence that somebody brought in or gave; that of a computed entry is its record. */
function evidenceOf({ type, data }: RecordedEvent): Iterable<string> {
  switch (type) {
    case 'EvidenceUploaded':
    case 'EvidenceReferenced':
    case 'EvidenceAttached':
    case 'CaseEvidenceAttached':
    case 'AppealEvidenceSubmitted':
      return [data.evidence];
    case 'AppealEvidenceInspected':
    case 'AppealReopened':
    case 'ObservationNoted':
      return new Set(data.evidence);
    case 'EntryProposed':
    case 'EntryPosted':
      return data.origin === 'manual' ? new Set(data.evidence) : NONE;
    default:
      return NONE;
  }
}

const NONE: readonly string[] = [];

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
    (_, index) => 1 + block * BLOCK + places.readUInt16BE(index * 2),
  );
}
