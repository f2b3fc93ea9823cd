import { Injectable, type CanActivate, type ExecutionContext } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { OpenLedger } from '../open-ledger.js';
import { wholeNumber } from './parameters.js';
import { Problem } from './problem.js';

export const MIN_POSITION = 'minPosition';
export const MIN_POSITION_HEADER = 'ledger-min-position';
/** How long a read waits for the position it asked for, in milliseconds. */
export const LONGEST_WAIT = 5000;

/**
 * Says in `Ledger-Position` up to which log position an answer at least tells the story. Where a read asks for a
 * position, as parameter or header, it waits for that first: people see what they just did.
 */
@Injectable()
export class ReachedPosition implements CanActivate {
  constructor(private readonly ledger: OpenLedger) {}

  async canActivate(context: ExecutionContext): Promise<boolean> {
    const request = context.switchToHttp().getRequest<FastifyRequest>();
    const reply = context.switchToHttp().getResponse<FastifyReply>();
    await reachAskedPosition(request, this.ledger);
    // Taken before the question is put: what the answer holds may be newer, never older.
    void reply.header('ledger-position', this.ledger.readModels.position());
    return true;
  }
}

/** @throws ReadModelError `behind` where the position is not reached in time, Problem where it is none */
export async function reachAskedPosition(request: FastifyRequest, ledger: OpenLedger): Promise<void> {
  const wanted = wantedPosition(request);
  if (wanted > 0) await ledger.waitFor(wanted, LONGEST_WAIT);
}

function wantedPosition({ query, headers }: FastifyRequest): number {
  const inQuery = positionIn(MIN_POSITION, (query as Readonly<Record<string, unknown>>)[MIN_POSITION]);
  return Math.max(inQuery, positionIn('Ledger-Min-Position', headers[MIN_POSITION_HEADER]));
}

function positionIn(path: string, value: unknown): number {
  if (value === undefined) return 0;
  const position = wholeNumber(value);
  if (position === undefined) throw Problem.ofParameter(path, 'must be a log position, given once');
  return position;
}
