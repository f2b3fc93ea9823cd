import { hash } from 'node:crypto';
import { createParamDecorator, Injectable, type ExecutionContext, type PipeTransform } from '@nestjs/common';
import type { FastifyRequest } from 'fastify';
import type { CommandMeta, Given as CommandGiven } from '#processing';
import { OpenLedger } from '../open-ledger.js';
import { Problem } from './problem.js';

/** Who gives a command, on which day, and what makes it unrepeatable; for parameters of `@Given()`. */
export type Given = CommandGiven & { readonly meta: CommandMeta & Required<Pick<CommandMeta, 'once'>> };

const KEY = /^[\x21-\x7e]{1,200}$/;
const REVISION = /^"(\d{1,15})"$/;

@Injectable()
export class GivenPipe implements PipeTransform<FastifyRequest, Given> {
  constructor(private readonly ledger: OpenLedger) {}

  transform(request: FastifyRequest): Given {
    const { caller, correlationId } = request;
    if (!caller) throw new Error('a command has a caller');
    const { authority, actor } = caller;
    const key = keyOf(request);
    const expectedRevision = revisionOf(request);
    return {
      by: authority,
      today: this.ledger.clock.today(),
      meta: {
        actor,
        correlationId,
        // Callers do not know each other's keys, so that each has keys of their own.
        once: { commandId: commandIdOf(authority.id, key), input: inputOf(request) },
        ...(expectedRevision !== undefined && { expectedRevision }),
      },
    };
  }
}

/**
 * What a command gets besides its own input.
 * @throws Problem `idempotency-key-missing`, `invalid-request` for headers that cannot be read
 */
export const Given = (): ParameterDecorator => RequestItself(GivenPipe);

const RequestItself = createParamDecorator((_: unknown, context: ExecutionContext): FastifyRequest =>
  context.switchToHttp().getRequest(),
);

/**
 * A new id that is the same whenever the same command is sent again: where an id is not the client's to choose.
 * @param purpose tells the ids apart where a command makes several
 */
export function newIdOf({ meta }: Given, purpose = ''): string {
  const hex = hash('sha256', `${meta.once.commandId} ${purpose}`);
  const variant = '89ab'[Number.parseInt(hex[16]!, 16) % 4]!;
  return [
    hex.slice(0, 8),
    hex.slice(8, 12),
    `8${hex.slice(13, 16)}`,
    `${variant}${hex.slice(17, 20)}`,
    hex.slice(20, 32),
  ].join('-');
}

/** What the log takes at most, in characters. */
const LONGEST_COMMAND_ID = 200;

/** The caller and the key, for people who read the log; where that is too long, a digest that stands for both. */
function commandIdOf(caller: string, key: string): string {
  const id = `${encodeURIComponent(caller)}:${key}`;
  return id.length <= LONGEST_COMMAND_ID ? id : `sha256:${hash('sha256', id)}`;
}

function keyOf({ headers }: FastifyRequest): string {
  const key = headers['idempotency-key'];
  if (key === undefined) {
    const detail =
      'Send an Idempotency-Key: any text that is new for each command, and the same when it is sent again.';
    throw new Problem('idempotency-key-missing', detail, [
      { path: 'Idempotency-Key', message: 'must be given' },
    ]);
  }
  if (typeof key === 'string' && KEY.test(key)) return key;
  throw Problem.ofParameter(
    'Idempotency-Key',
    'must have 1 to 200 visible ASCII characters, and be given once',
  );
}

/** @returns undefined where any revision will do */
function revisionOf({ headers }: FastifyRequest): number | undefined {
  const wanted = headers['if-match'];
  if (wanted === undefined || wanted === '*') return undefined;
  const revision = REVISION.exec(wanted)?.[1];
  if (revision !== undefined) return Number(revision);
  throw Problem.ofParameter('If-Match', 'must be the ETag of an earlier answer, such as "3", or *');
}

/** All that a request says. A body that is a stream is not read here: its route says what it was. */
function inputOf({ method, routeOptions, params, body }: FastifyRequest): unknown {
  const said = routeOptions.config.body?.as === 'stream' ? null : (body ?? null);
  return [method, routeOptions.url, params, said];
}
