import {
  caseStream,
  docketStream,
  isToldTo,
  type CaseRef,
  type LedgerEventType,
  type RecordedEvent,
} from '#domain';
import type { KnownStreams } from './known-streams.js';

/** A file that belongs to the same matter: what happened in it. */
export interface RelatedFile {
  readonly of: CaseRef;
  readonly events: readonly RecordedEvent[];
}

/** The events of a file itself: of a docket those of one appeal. */
export async function eventsOf(of: CaseRef, streams: KnownStreams): Promise<readonly RecordedEvent[]> {
  if (of.kind === 'accountability') return streams.events(caseStream(of.case));
  return (await streams.events(docketStream(of.staff))).filter((event) => appealOf(event) === of.appeal);
}

/** What an accountability case holds about one person. */
export async function caseOf(person: string, id: string, streams: KnownStreams): Promise<RelatedFile> {
  const of: CaseRef = { kind: 'accountability', case: id };
  const events = (await eventsOf(of, streams)).filter((event) => isToldTo(person, event));
  return { of, events };
}

/** Of an appeal, in the file of another matter: that there is one, and what came of it. */
const OUTCOMES: ReadonlySet<LedgerEventType> = new Set<LedgerEventType>([
  'AppealFiled',
  'LeaveRefused',
  'AdmissionRefused',
  'AppealWithdrawn',
  'AppealDecided',
  'DecisionTookEffect',
  'AppealBecameFinal',
]);

/**
 * The outcome of every appeal of these persons against the findings and sanctions of a case, or against an entry that it
 * led to. What was said in an appeal is in its own file, where each look is recorded, and for those who may read that.
 */
export async function appealsAbout(
  id: string,
  persons: Iterable<string>,
  entries: ReadonlySet<string>,
  streams: KnownStreams,
): Promise<RelatedFile[]> {
  const found: RelatedFile[] = [];
  for (const staff of persons) {
    for (const { type, data } of await streams.events(docketStream(staff))) {
      if (type !== 'AppealFiled') continue;
      const contests = data.issues.some(({ subject }) =>
        subject.kind === 'entry' ? entries.has(subject.entryId) : 'case' in subject && subject.case === id,
      );
      if (!contests) continue;
      const of: CaseRef = { kind: 'appeal', staff, appeal: data.appeal };
      const events = await eventsOf(of, streams);
      found.push({ of, events: events.filter((event) => OUTCOMES.has(event.type)) });
    }
  }
  return found;
}

function appealOf({ data }: RecordedEvent): string | undefined {
  if ('appeal' in data) return data.appeal;
  return 'of' in data && data.of.kind === 'appeal' ? data.of.appeal : undefined;
}
