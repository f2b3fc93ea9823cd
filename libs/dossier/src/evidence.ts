import { evidenceStream, type EvidenceEvent, type RecordedEvent } from '#domain';
import type { EvidenceFiles } from '#runtime';
import type { DossierEvidence } from './dossier.js';
import type { KnownStreams } from './known-streams.js';

/** Each piece with what names it; files are read and digested again, one after the other. */
export async function evidenceOf(
  mentioned: ReadonlyMap<string, ReadonlySet<string>>,
  streams: KnownStreams,
  files: Pick<EvidenceFiles, 'integrity'>,
): Promise<DossierEvidence[]> {
  const found: DossierEvidence[] = [];
  for (const [evidence, names] of mentioned) {
    const namedBy = [...names];
    const [event] = (await streams.events(
      evidenceStream(evidence),
    )) as readonly RecordedEvent<EvidenceEvent>[];
    if (event === undefined) found.push({ evidence, integrity: 'unknown', namedBy });
    else found.push({ ...(await toldOf(event, files)), namedBy });
  }
  return found;
}

async function toldOf(
  { type, data, recordedAt }: RecordedEvent<EvidenceEvent>,
  files: Pick<EvidenceFiles, 'integrity'>,
): Promise<Omit<DossierEvidence, 'namedBy'>> {
  if (type === 'EvidenceReferenced') {
    const { evidence, url, title, referencedBy: by } = data;
    return { evidence, integrity: 'reference', title, url, by, recordedAt };
  }
  const { evidence, sha256, bytes, mediaType, name: title, uploadedBy: by } = data;
  const integrity = await files.integrity(sha256);
  return { evidence, integrity, title, sha256, bytes, mediaType, by, recordedAt };
}
