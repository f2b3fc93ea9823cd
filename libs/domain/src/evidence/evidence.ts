import type { Decider } from '../decider.js';
import { DomainError } from '../domain-error.js';
import type { Authority } from '../duty/authority.js';
import { requireRole } from '../duty/duty.js';
import { whoMay } from '../duty/who-may.js';
import { requireIdentifier } from '../identifier.js';
import { sameContent } from '../rulebook/same-content.js';
import type { EvidenceEvent, EvidenceReferenced, EvidenceUploaded } from './events.js';

export const evidenceStream = (evidence: string): string => `evidence-${evidence}`;

export type EvidenceCommand =
  | {
      readonly type: 'RecordUpload';
      readonly by: Authority;
      readonly upload: Omit<EvidenceUploaded['data'], 'uploadedBy'>;
    }
  | {
      readonly type: 'ReferenceEvidence';
      readonly by: Authority;
      readonly reference: Omit<EvidenceReferenced['data'], 'referencedBy'>;
    };

export interface EvidenceState {
  /** Undefined while there is none of that id. */
  readonly known?: EvidenceEvent;
}

const SHA256 = /^[0-9a-f]{64}$/;
const LONGEST_ADDRESS = 2000;

export const evidence: Decider<EvidenceState, EvidenceCommand, EvidenceEvent> = {
  initialState: () => ({}),

  evolve: (_, { type, data }) => ({ known: { type, data } as EvidenceEvent }),

  decide({ known }, command) {
    requireRole(command.by, whoMay.giveEvidence);
    const event = command.type === 'RecordUpload' ? uploaded(command) : referenced(command);
    if (!known) return [event];
    if (sameContent(known, event)) return [];
    const { evidence: id } = event.data;
    throw new DomainError('evidence-id-taken', `evidence ${id} is something else already`, 'evidence');
  },
};

/** Ids of evidence that somebody may read; whoever has the ledger's folder reads all of it. */
export type ReadableEvidence = ReadonlySet<string> | 'all';

/** Whoever puts evidence into a file, and what is known of it. */
export interface BringsEvidence {
  readonly by: Authority;
  /** By id. */
  readonly evidenceStates?: ReadonlyMap<string, EvidenceState>;
  /** What they may read already, beside what they brought in themselves. */
  readonly readsEvidence?: ReadableEvidence;
}

/**
 * Whoever has a file reads what is in it. So nobody puts into one what they neither brought in themselves nor may read
 * already: else an id that was guessed would open any piece. They are told the same as where there is none.
 * @throws DomainError `unknown-evidence`, naming the first of these
 */
export function requireReadable(ids: readonly string[], brings: BringsEvidence): void {
  const { by, evidenceStates, readsEvidence } = brings;
  const unknown = ids.find((id) => {
    const known = evidenceStates?.get(id)?.known;
    const reads = readsEvidence === 'all' || readsEvidence?.has(id);
    return !known || !(reads || broughtBy(known) === by.id);
  });
  if (unknown === undefined) return;
  throw new DomainError(
    'unknown-evidence',
    `there is no evidence ${unknown} that you may read; upload it or reference it first`,
    'evidence',
  );
}

const broughtBy = ({ type, data }: EvidenceEvent): string =>
  type === 'EvidenceUploaded' ? data.uploadedBy : data.referencedBy;

function uploaded({ by, upload }: Extract<EvidenceCommand, { type: 'RecordUpload' }>): EvidenceUploaded {
  const { evidence: id, sha256, bytes, mediaType, name } = upload;
  requireIdentifier('evidence', id);
  requireIdentifier('name', name);
  requireIdentifier('mediaType', mediaType);
  if (!SHA256.test(sha256)) {
    throw new DomainError('invalid-digest', 'sha256 must be 64 hexadecimal digits in lower case', 'sha256');
  }
  if (!Number.isSafeInteger(bytes) || bytes < 1) {
    throw new DomainError('empty-evidence', 'the file must hold at least one byte', 'bytes');
  }
  return {
    type: 'EvidenceUploaded',
    data: { evidence: id, sha256, bytes, mediaType, name, uploadedBy: by.id },
  };
}

function referenced({
  by,
  reference: { evidence: id, url, title },
}: Extract<EvidenceCommand, { type: 'ReferenceEvidence' }>): EvidenceReferenced {
  requireIdentifier('evidence', id);
  requireIdentifier('title', title);
  requireAddress(url);
  return { type: 'EvidenceReferenced', data: { evidence: id, url, title, referencedBy: by.id } };
}

/** The ledger only shows the address; whoever opens it must not send somebody's password or leave https. */
function requireAddress(url: string): void {
  const refused = (why: string): DomainError => new DomainError('invalid-reference', `url ${why}`, 'url');
  if (url.length > LONGEST_ADDRESS) throw refused(`must have at most ${LONGEST_ADDRESS} characters`);
  // The parser drops line ends and tabs silently: what is stored would not be what was checked.
  if (/[\s\p{Cc}\p{Cf}]/u.test(url)) throw refused('must not contain spaces or invisible characters');
  if (!/^https:\/\//i.test(url)) throw refused('must begin with https://');
  if (!URL.canParse(url)) throw refused('is not an address');
  const { username, password } = new URL(url);
  if (username !== '' || password !== '') throw refused('must not contain a user name or password');
}
