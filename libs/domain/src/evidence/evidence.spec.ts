import { describe, it } from '@jest/globals';
import { authority } from '../testing/account-fixture.js';
import { specify } from '../testing/decider-spec.js';
import type { EvidenceEvent } from './events.js';
import { evidence, type EvidenceCommand } from './evidence.js';

const by = authority('P1', 'assessor');
const file = {
  evidence: 'D1',
  sha256: '0123456789abcdef'.repeat(4),
  bytes: 7,
  mediaType: 'application/pdf',
  name: 'notes.pdf',
};
const upload = (over: Partial<typeof file> = {}): EvidenceCommand => ({
  type: 'RecordUpload',
  by,
  upload: { ...file, ...over },
});
const uploaded: EvidenceEvent = { type: 'EvidenceUploaded', data: { ...file, uploadedBy: 'P1' } };

const address = { evidence: 'D2', url: 'https://files.example/17?page=2', title: 'File 17' };
const reference = (over: Partial<typeof address> = {}): EvidenceCommand => ({
  type: 'ReferenceEvidence',
  by,
  reference: { ...address, ...over },
});
const referenced: EvidenceEvent = { type: 'EvidenceReferenced', data: { ...address, referencedBy: 'P1' } };

describe('evidence', () => {
  it('is a file that was taken in, once', () => {
    specify(evidence).given([]).when(upload()).then([uploaded]);
    specify(evidence).given([uploaded]).when(upload()).thenNothing();
    for (const other of [upload({ bytes: 8 }), reference({ evidence: 'D1' })]) {
      specify(evidence).given([uploaded]).when(other).thenRefused('evidence-id-taken', 'evidence');
    }
  });

  it('is an address in another system, once', () => {
    specify(evidence).given([]).when(reference()).then([referenced]);
    specify(evidence).given([referenced]).when(reference()).thenNothing();
  });

  it.each<[string, Partial<typeof file>]>([
    ['invalid-digest', { sha256: file.sha256.toUpperCase() }],
    ['invalid-digest', { sha256: 'abc' }],
    ['empty-evidence', { bytes: 0 }],
    ['empty-evidence', { bytes: 1.5 }],
    ['invalid-identifier', { name: 'a\u202Efdp.exe' }],
    ['invalid-identifier', { evidence: '' }],
    ['invalid-identifier', { mediaType: '' }],
  ])('is refused as a file: %s (%j)', (code, over) => {
    specify(evidence).given([]).when(upload(over)).thenRefused(code);
  });

  it.each([
    'http://files.example',
    'ftp://files.example',
    'javascript:alert(1)',
    'files.example',
    'https://',
    'https://user@files.example',
    'https://user:secret@files.example',
    'https://files.example/a b',
    'https://files.example/\n',
    ' https://files.example',
    'https://files.example/\u202Efdp',
    `https://files.example/${'a'.repeat(2000)}`,
  ])('is refused as an address: %j', (url) => {
    specify(evidence).given([]).when(reference({ url })).thenRefused('invalid-reference', 'url');
  });

  it('is given by those who have a duty in the assessment, and by whoever is assessed', () => {
    specify(evidence)
      .given([])
      .when({ ...reference(), by: authority('P1', 'staff-member') })
      .then([referenced]);
    for (const role of ['auditor', 'work-system'] as const) {
      specify(evidence)
        .given([])
        .when({ ...reference(), by: authority('X', role) })
        .thenRefused('outside-scope');
    }
  });
});
