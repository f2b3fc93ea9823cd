import { Catch, type ArgumentsHost, type ExceptionFilter } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { EvidenceError, evidenceMediaTypes } from '#runtime';
import { Problem, sendProblem } from '../http/problem.js';

/** Files that cannot be taken in or given out. A damaged one is a fault that somebody has to look after. */
@Catch(EvidenceError)
export class EvidenceProblems implements ExceptionFilter<EvidenceError> {
  catch(error: EvidenceError, host: ArgumentsHost): void {
    const { log } = host.switchToHttp().getRequest<FastifyRequest>();
    if (error.code === 'evidence-damaged') log.error({ err: error }, 'evidence is damaged');
    sendProblem(host.switchToHttp().getResponse<FastifyReply>(), problemOf(error));
  }
}

/** What is left of a refused file is not waited for. */
const close = { connection: 'close' };

function problemOf({ code, message }: EvidenceError): Problem {
  switch (code) {
    case 'evidence-too-large':
      return new Problem('body-too-large', message, [], close);
    case 'evidence-type-refused':
      return new Problem('unsupported-media-type', message, [], {
        ...close,
        'accept-post': evidenceMediaTypes.join(', '),
      });
    case 'evidence-empty':
    case 'upload-cut-off':
      return new Problem('invalid-request', message);
    case 'evidence-damaged':
      return new Problem(
        'evidence-damaged',
        'The file is not what was taken in, and is not given out. Whoever runs the ledger has to restore it.',
      );
  }
}
