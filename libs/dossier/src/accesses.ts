import { caseFileStream, type CaseFileRead, type CaseRef, type RecordedEvent } from '#domain';
import type { DossierAccess } from './dossier.js';
import type { KnownStreams } from './known-streams.js';

/** Everybody who looked into the file, every time. */
export async function accessesOf(of: CaseRef, streams: KnownStreams): Promise<DossierAccess[]> {
  const events = (await streams.events(caseFileStream(of))) as readonly RecordedEvent<CaseFileRead>[];
  return events.map(({ data: { readBy, what }, actor, recordedAt, position }) => ({
    readBy,
    ...(actor.kind === 'person' && { role: actor.role }),
    what,
    at: recordedAt,
    position,
  }));
}
