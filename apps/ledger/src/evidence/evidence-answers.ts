import type { EvidenceRow } from '#read-models';
import { Shown } from '../http/shown.js';
import { without } from '../http/without.js';

const sha256 = '9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08';

/** A file that was taken in, or a reference into another system. */
export class EvidenceAnswer {
  @Shown({ as: 'id', description: 'Id of the evidence.', example: '5b1f6c2e-8d0a-8c0e-9a52-0f0d8c1f7a10' })
  readonly evidence!: string;
  @Shown({ choice: ['file', 'reference'], description: 'What it is.' })
  readonly kind!: 'file' | 'reference';
  @Shown({ description: 'Of a file: SHA-256 of its bytes.', example: sha256, optional: true })
  readonly sha256?: string;
  @Shown({ as: 'count', description: 'Of a file: how many bytes it has.', example: 48213, optional: true })
  readonly bytes?: number;
  @Shown({ description: 'Of a file: what it is.', example: 'application/pdf', optional: true })
  readonly mediaType?: string;
  @Shown({ description: 'Of a file: how it was called.', example: 'complaint.pdf', optional: true })
  readonly name?: string;
  @Shown({
    description: 'Of a reference: where it is.',
    example: 'https://files.example/4711',
    optional: true,
  })
  readonly url?: string;
  @Shown({ description: 'Of a reference: what it is.', example: 'File 4711', optional: true })
  readonly title?: string;
  @Shown({ as: 'id', description: 'Who brought it.', example: 'A-01' })
  readonly by!: string;
  @Shown({ as: 'time', description: 'When.' })
  readonly at!: string;
}

/** What rests on it is not told: it concerns others than those who may see the evidence. */
export function evidenceAnswer(row: EvidenceRow): EvidenceAnswer {
  return without(row, 'position', 'uses', 'observations', 'appeals', 'cases');
}

export class UploadAnswer {
  @Shown({
    as: 'id',
    description: 'Id under which entries and observations name it.',
    example: '5b1f6c2e-8d0a-8c0e-9a52-0f0d8c1f7a10',
  })
  readonly evidence!: string;
  @Shown({ description: 'SHA-256 of the bytes that were taken in.', example: sha256 })
  readonly sha256!: string;
  @Shown({ as: 'count', description: 'How many bytes they are.', example: 48213 })
  readonly bytes!: number;
  @Shown({ description: 'What it is.', example: 'application/pdf' })
  readonly mediaType!: string;
  @Shown({ description: 'How it was called.', example: 'complaint.pdf' })
  readonly name!: string;
}

export class ReferenceAnswer {
  @Shown({
    as: 'id',
    description: 'Id under which entries and observations name it.',
    example: '5b1f6c2e-8d0a-8c0e-9a52-0f0d8c1f7a10',
  })
  readonly evidence!: string;
  @Shown({ description: 'Where it is.', example: 'https://files.example/4711' })
  readonly url!: string;
  @Shown({ description: 'What it is.', example: 'File 4711' })
  readonly title!: string;
}
