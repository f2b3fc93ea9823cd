/* Stored events: these shapes are the storage format. Never change one; add a version and an upcaster. */
import type { DomainEvent } from '../decider.js';

/** A file that was taken in. Its bytes lie under their digest, outside the log. */
export type EvidenceUploaded = DomainEvent<
  'EvidenceUploaded',
  {
    readonly evidence: string;
    /** Of the bytes, in lower-case hexadecimal. */
    readonly sha256: string;
    readonly bytes: number;
    readonly mediaType: string;
    /** As the uploader called it; shown, never used as a path. */
    readonly name: string;
    readonly uploadedBy: string;
  }
>;

/** Something in another system: an https address that the ledger never fetches. */
export type EvidenceReferenced = DomainEvent<
  'EvidenceReferenced',
  { readonly evidence: string; readonly url: string; readonly title: string; readonly referencedBy: string }
>;

export type EvidenceEvent = EvidenceUploaded | EvidenceReferenced;
