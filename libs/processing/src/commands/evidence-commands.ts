import {
  evidence as evidences,
  evidenceStream,
  type EvidenceEvent,
  type EvidenceReferenced,
  type EvidenceUploaded,
} from '#domain';
import type { Outcome } from '../command.js';
import type { Executor } from '../executor.js';
import type { Given } from './given.js';

/** Records a file whose bytes were stored before. */
export function recordUpload(
  executor: Executor,
  upload: Omit<EvidenceUploaded['data'], 'uploadedBy'>,
  { by, meta }: Given,
): Promise<Outcome<EvidenceEvent>> {
  const command = { type: 'RecordUpload', by, upload } as const;
  return executor.execute(evidences, evidenceStream(upload.evidence), command, meta);
}

export function referenceEvidence(
  executor: Executor,
  reference: Omit<EvidenceReferenced['data'], 'referencedBy'>,
  { by, meta }: Given,
): Promise<Outcome<EvidenceEvent>> {
  const command = { type: 'ReferenceEvidence', by, reference } as const;
  return executor.execute(evidences, evidenceStream(reference.evidence), command, meta);
}
