import { Shown } from './shown.js';

/** One thing that is wrong in a request. */
export class FaultDocument {
  @Shown({
    description:
      'The parameter, header or field at fault; a field inside others reads `records.3.occurredOn`.',
    example: 'occurredOn',
  })
  readonly path!: string;

  @Shown({ description: 'What is wrong with it; fits behind the path.', example: 'must be given' })
  readonly message!: string;

  @Shown({ as: 'count', description: 'Line in a text that has lines, from 1.', optional: true })
  readonly line?: number;

  @Shown({ as: 'count', description: 'Column in that line, from 1.', optional: true })
  readonly column?: number;
}

/** Why a request is not answered as asked (RFC 9457). */
export class ProblemDocument {
  @Shown({ description: 'The code as a URN.', example: 'urn:assessment-ledger:problem:invalid-request' })
  readonly type!: string;

  @Shown({ description: 'The same for every problem of this code.', example: 'The request is not valid' })
  readonly title!: string;

  @Shown({ as: 'count', description: 'The HTTP status.', example: 400 })
  readonly status!: number;

  @Shown({ description: 'Stable: programs may rely on it.', example: 'invalid-request' })
  readonly code!: string;

  @Shown({ description: 'What happened, and what to do, in words.', example: 'occurredOn must be given' })
  readonly detail!: string;

  @Shown({ of: () => FaultDocument, list: true, description: 'Everything that is at fault by name.' })
  readonly errors!: readonly FaultDocument[];
}
