export type EvidenceErrorCode =
  'evidence-too-large' | 'evidence-empty' | 'evidence-type-refused' | 'upload-cut-off' | 'evidence-damaged';

/** A file of evidence that cannot be taken in, or not be given out. */
export class EvidenceError extends Error {
  constructor(
    readonly code: EvidenceErrorCode,
    message: string,
    options?: ErrorOptions,
  ) {
    super(message, options);
    this.name = 'EvidenceError';
  }

  static tooLarge(most: number): EvidenceError {
    return new EvidenceError('evidence-too-large', `evidence may have at most ${most} bytes`);
  }
}
