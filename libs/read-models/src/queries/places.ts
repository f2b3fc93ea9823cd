import type { CalendarDate, EventPlace, RecordedEvent } from '#domain';
import { isCasework } from '../casework-events.js';
import { toDay } from '../moments.js';
import { barredFromEvidence, placeOfCasework } from './casework-places.js';
import type { Tables } from './tables.js';

export interface UnitOfQuery {
  readonly staff: string;
  /** The unit of the account in this period goes first, then that of what was proposed for it. */
  readonly period?: string;
  /** Else that of the appointment on this day; where no day is given, of the last appointment. */
  readonly on?: CalendarDate;
}

/** Where a person belongs; undefined where nothing is known. */
export function unitOf(tables: Tables, { staff, period, on }: UnitOfQuery): string | undefined {
  const account =
    period === undefined
      ? undefined
      : tables.first<{ unit: string | null }>(
          'SELECT unit FROM account WHERE period = ? AND staff = ?',
          period,
          staff,
        );
  if (account?.unit) return account.unit;
  const proposed =
    period === undefined
      ? undefined
      : tables.first<{ unit: string }>(
          'SELECT unit FROM assessed_entry WHERE period = ? AND staff = ? ORDER BY position LIMIT 1',
          period,
          staff,
        );
  if (proposed) return proposed.unit;
  const day = on === undefined ? undefined : toDay(on);
  return tables.first<{ unit: string }>(
    `SELECT unit FROM appointment WHERE staff = ?
       ${day === undefined ? '' : 'AND first_day <= ? AND (last_day IS NULL OR last_day >= ?)'}
     ORDER BY first_day DESC, post LIMIT 1`,
    staff,
    ...(day === undefined ? [] : [day, day]),
  )?.unit;
}

/** Whether a unit is another one or lies below it. */
export function isWithin(tables: Tables, unit: string, top: string): boolean {
  let at: string | null | undefined = unit;
  while (at !== top && at !== null && at !== undefined) {
    at = tables.first<{ parent: string | null }>('SELECT parent FROM unit WHERE unit = ?', at)?.parent;
  }
  return at === top;
}

/**
 * Whom an event concerns and the unit it belongs to: what it says itself, else the unit of the account or of the
 * person, else what the observation or case was about. Evidence and matters belong to no unit.
 */
export function placeOf(tables: Tables, event: RecordedEvent): EventPlace {
  const { type, data } = event;
  switch (type) {
    case 'ObservationVerified':
    case 'ObservationDismissed':
    case 'ObservationMatured':
      return placeOfObservation(tables, data.observation);
    case 'AppointmentEnded':
      return { staff: data.staff, ...unitOfPost(tables, data.post) };
    case 'StaffMemberRegistered':
      return placeOfPerson(tables, { staff: data.staff });
    case 'AccountOpened':
    case 'AppointmentStarted':
      return { staff: data.staff, unit: data.unit };
    case 'EvidenceUploaded':
    case 'EvidenceReferenced':
      return barredFromEvidence(tables, data.evidence);
  }
  if (isCasework(event)) return placeOfCasework(tables, event);
  if ('unit' in data && !('entryId' in data)) {
    return { ...('staff' in data && data.staff !== undefined && { staff: data.staff }), unit: data.unit };
  }
  return 'entryId' in data ? placeOfPerson(tables, { staff: data.staff, period: data.period }) : {};
}

function placeOfPerson(tables: Tables, query: UnitOfQuery): EventPlace {
  const unit = unitOf(tables, query);
  return { staff: query.staff, ...(unit !== undefined && { unit }) };
}

function placeOfObservation(tables: Tables, id: string): EventPlace {
  const row = tables.first<{ staff: string | null; unit: string }>(
    'SELECT staff, unit FROM observation WHERE observation = ?',
    id,
  );
  return row ? { ...(row.staff !== null && { staff: row.staff }), unit: row.unit } : {};
}

const unitOfPost = (tables: Tables, post: string): { unit?: string } =>
  tables.first<{ unit: string }>('SELECT unit FROM post WHERE post = ?', post) ?? {};
