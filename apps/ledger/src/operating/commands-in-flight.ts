import { type FastifyInstance } from 'fastify';
import { Problem, sendProblem } from '../http/problem.js';
import { type Metrics } from './metrics.js';

const reading = new Set(['GET', 'HEAD', 'OPTIONS']);

/**
 * Turns commands away, before any work on them, while as many as the server takes are worked on already: a queue that
 * only grows answers everybody too late.
 */
export function limitCommandsInFlight(server: FastifyInstance, most: number, metrics: Metrics): void {
  let inFlight = 0;
  metrics.gauge('ledger_commands_in_flight', 'Commands that are worked on now.', [], async function () {
    this.set(inFlight);
  });

  const overloaded = (): Problem => {
    metrics.refused('overloaded');
    return new Problem('overloaded', `${most} commands are worked on already; send it again in a moment.`);
  };
  server.addHook('onRequest', (request, reply, done) => {
    if (inFlight >= most && !reading.has(request.method)) sendProblem(reply, overloaded());
    else done();
  });
  // Counted once it is there: else whoever sends bodies slowly, or never, would keep everybody else out.
  server.addHook('preValidation', (request, reply, done) => {
    if (reading.has(request.method)) return done();
    if (inFlight >= most) return void sendProblem(reply, overloaded());
    inFlight += 1;
    reply.raw.once('close', () => (inFlight -= 1));
    done();
  });
}
