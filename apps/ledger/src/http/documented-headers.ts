import { ApiHeader, ApiQuery } from '@nestjs/swagger';
import { MIN_POSITION } from './reached-position.guard.js';

/** Headers that every command reads. */
export const commandHeaders: readonly MethodDecorator[] = [
  ApiHeader({
    name: 'Idempotency-Key',
    required: true,
    description:
      'Any text that is new for each command. The same request with the same key is carried out once, and answered ' +
      'each time as the first.',
    schema: { type: 'string', minLength: 1, maxLength: 200, pattern: '^[\\x21-\\x7e]+$' },
    example: '7c1f0c1e-6a44-4c0e-9a52-0f0d8c1f7a10',
  }),
  ApiHeader({
    name: 'If-Match',
    required: false,
    description: 'The ETag of what was read: the command is refused where it has changed since.',
    schema: { type: 'string', pattern: '^("\\d{1,15}"|\\*)$' },
    example: '"3"',
  }),
  ApiHeader({
    name: 'X-Correlation-Id',
    required: false,
    description: 'Stands in the events that follow from the request, and in the logs.',
    schema: { type: 'string', minLength: 1, maxLength: 128 },
    example: 'case-4711',
  }),
];

const position = { type: 'integer', minimum: 0 } as const;
const waits = 'Waits until the answer tells at least what stands in the log up to this position.';

/** How a read is asked to wait for a position. */
export const minPositionParameters: readonly MethodDecorator[] = [
  ApiQuery({ name: MIN_POSITION, required: false, description: waits, schema: position, example: 5321 }),
  ApiHeader({
    name: 'Ledger-Min-Position',
    required: false,
    description: waits,
    schema: position,
    example: 5321,
  }),
];

const ledgerPosition = {
  description: 'Position of the log that the answer at least rests on.',
  schema: position,
  example: 5321,
} as const;

const etag = {
  description: 'Revision, for If-Match.',
  schema: { type: 'string' },
  example: '"3"',
} as const;

const replayed = {
  description: 'Says `true` where the same command was carried out before, and this is its answer.',
  schema: { type: 'string', enum: ['true'] },
} as const;

const location = {
  description: 'Address of what was made, where it has one.',
  schema: { type: 'string' },
  example: '/v1/matters/M-1',
} as const;

/** The headers of an answer: to a command, to a read, to a read of one thing that has a revision, or to anybody. */
export const answerHeaders = {
  command: {
    'Ledger-Position': ledgerPosition,
    ETag: etag,
    'Idempotent-Replayed': replayed,
    Location: location,
  },
  read: { 'Ledger-Position': ledgerPosition },
  one: { 'Ledger-Position': ledgerPosition, ETag: etag },
  open: {},
} as const;

export type AnswerKind = keyof typeof answerHeaders;
