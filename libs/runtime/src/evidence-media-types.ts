import { EvidenceError } from './evidence-error.js';

/** How many bytes of a file are looked at to tell what it is. */
export const HEAD_BYTES = 1024;

type Proof = (head: Buffer) => boolean;

const beginsWith =
  (...starts: readonly (string | readonly number[])[]): Proof =>
  (head) =>
    starts.some((start) => {
      const bytes = Buffer.from(start as string);
      return head.subarray(0, bytes.length).equals(bytes);
    });

const ZIP = beginsWith('PK\x03\x04');

/** An OpenDocument file says what it is in the first member of its archive, at a fixed place. */
const openDocument =
  (mediaType: string): Proof =>
  (head) =>
    ZIP(head) && head.toString('latin1', 30, 38 + mediaType.length) === `mimetype${mediaType}`;

const openDocumentType = (kind: string): [string, Proof] => {
  const mediaType = `application/vnd.oasis.opendocument.${kind}`;
  return [mediaType, openDocument(mediaType)];
};

/** What a browser or a shell would run, whatever it is called. */
const RUNS = /^(?:#!|<(?:!doctype\s+html|html|head|body|script|svg|iframe|\?xml|!--))/i;
const CONTROL = /[\0-\x08\x0b\x0e-\x1f]/;
const PDF = beginsWith('%PDF-');

/** Text in whatever encoding keeps ASCII, as far as its beginning tells: no other kind of file, nothing that would be run. */
const text: Proof = (head) => {
  const beginning = head.toString('latin1').replace(/^\xef\xbb\xbf/, '');
  return !CONTROL.test(beginning) && !RUNS.test(beginning.trimStart()) && !PDF(head);
};

const json: Proof = (head) => text(head) && /^(?:\xef\xbb\xbf)?\s*["[{\dtfn-]/.test(head.toString('latin1'));

const proofs = new Map<string, Proof>([
  ['application/pdf', PDF],
  ['image/png', beginsWith([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a])],
  ['image/jpeg', beginsWith([0xff, 0xd8, 0xff])],
  ['image/tiff', beginsWith('II*\0', 'MM\0*')],
  openDocumentType('text'),
  openDocumentType('spreadsheet'),
  ['application/vnd.openxmlformats-officedocument.wordprocessingml.document', ZIP],
  ['application/vnd.openxmlformats-officedocument.spreadsheetml.sheet', ZIP],
  ['text/plain', text],
  ['text/csv', text],
  ['application/json', json],
  ['message/rfc822', text],
]);

/** The media types that evidence may have. None of them does anything by being opened in a browser. */
export const evidenceMediaTypes: readonly string[] = [...proofs.keys()];

/**
 * The media type of a `Content-Type`, without its parameters.
 * @throws EvidenceError `evidence-type-refused` where evidence cannot be of that type
 */
export function evidenceMediaType(contentType: string | undefined): string {
  const mediaType = (contentType ?? '').split(';', 1)[0]!.trim().toLowerCase();
  if (proofs.has(mediaType)) return mediaType;
  throw new EvidenceError(
    'evidence-type-refused',
    `evidence must be one of ${evidenceMediaTypes.join(', ')}, and its Content-Type must say which`,
  );
}

/**
 * @param head the first bytes of a file, at most HEAD_BYTES
 * @throws EvidenceError `evidence-type-refused` where they are those of something else
 */
export function requireLooksLike(mediaType: string, head: Buffer): void {
  if (proofs.get(mediaType)!(head)) return;
  throw new EvidenceError(
    'evidence-type-refused',
    `the file does not begin as ${mediaType} does; send it as what it is, one of ${evidenceMediaTypes.join(', ')}`,
  );
}
