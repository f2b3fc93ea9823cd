import type { FastifyInstance } from 'fastify';
import { Problem, sendProblem } from '../http/problem.js';

/**
 * Answers on this machine's own address only under its own names. Otherwise a page from elsewhere, whose name suddenly
 * leads here, would be taken by the browser for one of ours (DNS rebinding).
 * @param others further names, in lower case and without a port
 */
export function refuseForeignHosts(server: FastifyInstance, others: readonly string[]): void {
  server.addHook('onRequest', (request, reply, done) => {
    const { localAddress } = request.raw.socket;
    const host = nameIn(request.headers.host);
    if (!isLoopbackAddress(localAddress) || isLoopbackName(host) || others.includes(host)) return done();
    const message = 'names another server than this; LEDGER_PUBLIC_HOSTS holds the names that it answers to';
    sendProblem(reply, Problem.ofParameter('Host', message));
  });
}

const nameIn = (host = ''): string => host.replace(/:\d*$/, '').toLowerCase();

const isLoopbackName = (host: string): boolean =>
  host === 'localhost' || host === '[::1]' || /^127(\.\d{1,3}){3}$/.test(host);

const isLoopbackAddress = (address = ''): boolean => /^(::1|(::ffff:)?127\..*)$/.test(address);
