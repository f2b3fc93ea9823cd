import type { FastifyInstance, FastifyReply } from 'fastify';
import type { Outcome } from '#processing';
import type { OpenLedger } from '../open-ledger.js';

type Rests = Partial<Pick<Outcome, 'revision' | 'position' | 'repeated'>>;

interface More {
  /** Address of what was made. */
  readonly location?: string;
  /** Where it is another than that of the route. */
  readonly status?: number;
}

/** A body with what its headers say; made by `answered` and `shown`. */
class Answer {
  constructor(
    readonly body: unknown,
    readonly outcome: Rests,
    readonly more: More,
  ) {}
}

/**
 * The answer to a command: its body is made from the outcome, so that the same command sent again is answered alike.
 * Sets `ETag`, `Ledger-Position` and, where it is the remembered answer, `Idempotent-Replayed`.
 */
export function answered<Body extends object>(
  outcome: Pick<Outcome, 'position' | 'repeated'> & Partial<Pick<Outcome, 'revision'>>,
  body: Body,
  more: More = {},
): Body {
  return new Answer(body, outcome, more) as unknown as Body;
}

/** The answer to a read of one thing, with its revision as `ETag`. */
export function shown<Body extends object>(body: Body, { revision }: { readonly revision: number }): Body {
  return new Answer(body, { revision }, {}) as unknown as Body;
}

/** Has headers set on the answers that carry some. */
export function frameAnswers(server: FastifyInstance, ledger: Pick<OpenLedger, 'head'>): void {
  server.addHook('preSerialization', (_request, reply, payload, done) => {
    if (!(payload instanceof Answer)) return done(null, payload);
    const { body, outcome, more } = payload;
    setHeaders(reply, outcome, more);
    if (outcome.position !== 0) return done(null, body);
    // Nothing was written: what was found is as old as the log at most.
    void ledger.head().then((head) => {
      void reply.header('ledger-position', head);
      done(null, body);
    }, done);
  });
}

function setHeaders(reply: FastifyReply, { revision, position, repeated }: Rests, more: More): void {
  if (revision !== undefined) void reply.header('etag', `"${revision}"`);
  if (position) void reply.header('ledger-position', position);
  if (repeated) void reply.header('idempotent-replayed', 'true');
  if (more.location !== undefined) void reply.header('location', more.location);
  if (more.status !== undefined) void reply.code(more.status);
}
