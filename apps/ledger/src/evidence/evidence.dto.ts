import { IdField, TextField } from '../http/fields.js';

export class UploadParameters {
  @IdField({
    description: 'How the file is called, where no `Content-Disposition` says so.',
    example: 'complaint.pdf',
    optional: true,
  })
  readonly name?: string;
}

export class EvidencePath {
  @IdField({ description: 'Id of the evidence.', example: '5b1f6c2e-8d0a-8c0e-9a52-0f0d8c1f7a10' })
  readonly evidence!: string;
}

export class EvidenceReference {
  @TextField({
    most: 2000,
    description:
      'An https address without user name or password; it is shown, and never opened by the ledger.',
    example: 'https://files.example/4711',
  })
  readonly url!: string;
  @IdField({ description: 'What is found there.', example: 'File 4711' })
  readonly title!: string;
}
