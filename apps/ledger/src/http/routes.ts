import { applyDecorators, Controller, HttpCode, UseGuards, type Type } from '@nestjs/common';
import { ApiBearerAuth, ApiBody, ApiConsumes, ApiOperation, ApiTags } from '@nestjs/swagger';
import { JSON_MEDIA, type BodyConfig } from './bodies.js';
import { answerDocument, refusalDocuments, type ListKind } from './documented-answers.js';
import { NoParameters } from './no-parameters.guard.js';
import { commandHeaders, minPositionParameters } from './documented-headers.js';
import type { ProblemCode } from './problem-kinds.js';
import { ReachedPosition } from './reached-position.guard.js';
import { configureRoute, takes } from './route-input.js';

export interface RouteSaid {
  /** Name of the operation for those who generate programs: `proposeEntry`. Stable, and of no other route. */
  readonly id: string;
  /** One line. */
  readonly summary: string;
  /** More, in Markdown. */
  readonly description?: string;
  /** What can be refused besides what every such route can. */
  readonly refusals?: readonly ProblemCode[];
}

export interface CommandSaid extends RouteSaid {
  /** 201 where nothing else is said. */
  readonly status?: number;
  /** Takes an Idempotency-Key or none: what it does is known by other ids. */
  readonly keyless?: boolean;
  /** Other statuses of success with the same answer, and when. */
  readonly also?: Readonly<Record<number, string>>;
  /** Undefined where nothing of the answer is JSON. */
  readonly answer: Type | undefined;
  /** Media types in which it comes as a stream. */
  readonly streams?: readonly string[];
  /** Where the body is no JSON object of a class: of which media types, and whether it comes as text or as a stream. */
  readonly body?: Pick<BodyConfig, 'media'> & { readonly as: 'text' | 'stream'; readonly example?: string };
}

export interface ReadSaid extends RouteSaid {
  /** Undefined where nothing of the answer is JSON. */
  readonly answer: Type | undefined;
  /** Media types in which it comes as a stream. */
  readonly streams?: readonly string[];
  /** `page`: `{ items, next? }` of answers · `list`: `{ items }` of answers. */
  readonly as?: ListKind;
  /** Whether it has an `ETag`. */
  readonly revision?: boolean;
}

/** The routes of one capability; the name groups them in the documentation. */
export const Capability = (name: string, path: string): ClassDecorator =>
  applyDecorators(Controller(path), ApiTags(name), ApiBearerAuth());

/**
 * A route that changes something: how it answers, and all that its documentation says. Takes an `Idempotency-Key`; its
 * handler has a `@Given()` and returns `answered(…)`.
 */
export function Command(said: CommandSaid): MethodDecorator {
  const { status = 201, also = {}, answer, streams, body, refusals = [], keyless = false } = said;
  return (target, name, descriptor) => {
    const json = takes('body', target, name);
    const config: BodyConfig = body ?? {
      as: json ? 'json' : 'none',
      media: [JSON_MEDIA],
    };
    configureRoute(descriptor, { body: { as: config.as, media: config.media } });
    const statuses = { [status]: 'Done.', ...also };
    decorate(target, name, descriptor, [
      HttpCode(status),
      ...operation(said),
      ...noQuery(target, name),
      ...(keyless ? [] : commandHeaders),
      ...(body ? [bodyDocument(body)] : []),
      ...Object.entries(statuses).map(([one, when]) =>
        answerDocument({ answer, ...(streams && { streams }), status: Number(one), when, kind: 'command' }),
      ),
      ...refusalDocuments([...ofCommands, ...(keyless ? [] : ofKeys), ...refusals]),
    ]);
  };
}

/** A route that only reads; it waits for the position that it is asked for, and says which one it has reached. */
export function Read(said: ReadSaid): MethodDecorator {
  const { revision = false, refusals = [] } = said;
  return (target, name, descriptor) => {
    decorate(target, name, descriptor, [
      UseGuards(ReachedPosition),
      ...operation(said),
      ...noQuery(target, name),
      ...minPositionParameters,
      answerDocument({ ...said, status: 200, when: 'Found.', kind: revision ? 'one' : 'read' }),
      ...refusalDocuments([...ofReads, ...refusals]),
    ]);
  };
}

export interface OpenSaid extends RouteSaid {
  readonly answer: Type | undefined;
  readonly streams?: readonly string[];
  /** Other statuses with the same answer, and when. */
  readonly also?: Readonly<Record<number, string>>;
}

/** A route that tells nothing of the ledger; only documents. */
export function OpenRead(said: OpenSaid): MethodDecorator {
  const { also = {}, refusals = [] } = said;
  const statuses = Object.entries({ 200: 'Found.', ...also });
  return applyDecorators(
    ...operation(said),
    ...statuses.map(([one, when]) => answerDocument({ ...said, status: Number(one), when, kind: 'open' })),
    ...refusalDocuments(['invalid-request', 'internal-error', ...refusals]),
  );
}

const everywhere: readonly ProblemCode[] = [
  'invalid-request',
  'unauthenticated',
  'forbidden',
  'too-many-requests',
  'internal-error',
  'unavailable',
];

const ofReads: readonly ProblemCode[] = [...everywhere, 'not-ready', 'behind'];

const ofCommands: readonly ProblemCode[] = [
  ...everywhere,
  'body-too-large',
  'unsupported-media-type',
  'overloaded',
];

const ofKeys: readonly ProblemCode[] = [
  'idempotency-key-missing',
  'idempotency-key-reused',
  'revision-changed',
];

const operation = ({ id, summary, description }: RouteSaid): MethodDecorator[] => [
  ApiOperation({ operationId: id, summary, ...(description !== undefined && { description }) }),
];

const noQuery = (target: object, name: string | symbol): MethodDecorator[] =>
  takes('query', target, name) ? [] : [UseGuards(NoParameters)];

/** A text, or any bytes. */
function bodyDocument({ as, media, example }: NonNullable<CommandSaid['body']>): MethodDecorator {
  const binary = as === 'stream' && example === undefined;
  const schema = { type: 'string', ...(binary && { format: 'binary' }), ...(example && { example }) };
  const types = media.length > 0 ? media : ['*/*'];
  return applyDecorators(ApiConsumes(...types), ApiBody({ required: true, schema: schema as never }));
}

function decorate(
  target: object,
  name: string | symbol,
  descriptor: PropertyDescriptor,
  decorators: readonly MethodDecorator[],
): void {
  for (const decorator of decorators) decorator(target, name, descriptor);
}
