import type Database from 'better-sqlite3';
import type { RecordedEvent } from '#domain';
import { AuditAbout, aboutTable, type Subjects } from './audit-about.js';
import { innerSubjects } from './audit-inner.js';
import type { Projection, ProjectionWriter } from '../engine/projection.js';
import { PlaceLists, placesTable } from './place-lists.js';

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
 * told twice.
 */
export const auditTrail: Projection = {
  name: 'audit-trail',
  version: 3,
  ddl: `
    ${placesTable('audit_block')}
    ${aboutTable}
  `,
  open: (db) => new AuditTrailWriter(db),
};

class AuditTrailWriter implements ProjectionWriter {
  private readonly places: PlaceLists;
  private readonly about: AuditAbout;

  constructor(db: Database.Database) {
    this.places = new PlaceLists(db, 'audit_block', subjectKinds.length);
    this.about = new AuditAbout(db);
  }

  apply(events: readonly RecordedEvent[]): void {
    for (const event of events) this.note(event);
  }

  flush(): void {
    this.places.flush();
    this.about.flush();
  }

  private note(event: RecordedEvent): void {
    const { type, data, actor, position } = event;
    if (actor.kind === 'person') this.touch('actor', actor.id, position);
    switch (type) {
      case 'UnitRegistered':
        this.touch('unit', data.unit, position);
        if (data.parent !== null) this.touch('unit', data.parent, position);
        return;
      case 'RulebookPublished':
        this.touch('rulebook', String(data.rulebook.version), position);
        return;
      default:
        this.touchNamed(data as Subjects, position);
        if ('rulebookVersion' in data) this.touch('rulebook', String(data.rulebookVersion), position);
        this.touchNamed(this.about.notNamedBy(event), position);
        for (const [kind, subject] of innerSubjects(event)) this.touch(kind, subject, position);
        for (const evidence of evidenceOf(event)) this.touch('evidence', evidence, position);
    }
  }

  private touchNamed(subjects: Subjects | undefined, position: number): void {
    if (subjects === undefined) return;
    for (const kind of NAMED) {
      const subject = subjects[kind];
      if (subject !== undefined) this.touch(kind, subject, position);
    }
  }

  private touch(kind: SubjectKind, subject: string, position: number): void {
    this.places.add(subjectKinds.indexOf(kind), subject, position);
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
