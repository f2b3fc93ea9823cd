import { caseStream, docketStream, type CaseRef, type RecordedEvent } from '#domain';
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

/**
 * What an accountability case holds about one person: everything but what is about others alone. Their statements,
 * defences and sanctions are no part of that person's matter.
 */
export async function caseOf(person: string, id: string, streams: KnownStreams): Promise<RelatedFile> {
  const of: CaseRef = { kind: 'accountability', case: id };
  const events = (await eventsOf(of, streams)).filter(
    ({ data }) => !('staff' in data) || data.staff === person,
  );
  return { of, events };
}

/** Every appeal of these persons against the findings and sanctions of a case, or against an entry that it led to. */
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
      found.push({ of, events: await eventsOf(of, streams) });
    }
  }
  return found;
}

function appealOf({ data }: RecordedEvent): string | undefined {
  if ('appeal' in data) return data.appeal;
  return 'of' in data && data.of.kind === 'appeal' ? data.of.appeal : undefined;
}
