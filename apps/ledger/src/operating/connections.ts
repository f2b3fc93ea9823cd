import { type Server } from 'node:http';
import { Server as ListeningSocket, type Socket } from 'node:net';
import { setTimeout as delay } from 'node:timers/promises';
import { type FastifyInstance } from 'fastify';
import { type Stopping } from './stopping.js';

/**
 * How long a connection without a request under way is kept when the server stops, in milliseconds. A request that
 * its client has sent already may still be on the way: closing at once would break it.
 */
const PATIENCE_WITH_IDLE = 1000;
const SWEEP = 20;

/** The connections of the server, and how they end without breaking a request. */
export class Connections {
  private readonly open = new Set<Socket>();

  constructor(private readonly server: Server) {
    server.on('connection', (socket: Socket) => {
      this.open.add(socket);
      socket.once('close', () => this.open.delete(socket));
    });
  }

  /**
   * Takes no new connections, and resolves when all are closed: each with its next answer, which says
   * `Connection: close`; those that ask nothing any more after a while; those that take too long at the end.
   * @param longest milliseconds
   */
  async drain(stopping: Stopping, longest: number): Promise<void> {
    // Not `server.close()`: that one closes idle connections at once.
    ListeningSocket.prototype.close.call(this.server);
    stopping.begin();
    const since = performance.now();
    while (this.open.size > 0) {
      const passed = performance.now() - since;
      if (passed >= longest) this.server.closeAllConnections();
      else if (passed >= PATIENCE_WITH_IDLE) this.closeIdle();
      await delay(SWEEP);
    }
  }

  private closeIdle(): void {
    this.server.closeIdleConnections();
    // Node takes a connection on which nothing was ever sent for one whose request is coming.
    for (const socket of this.open) if (socket.bytesRead === 0) socket.destroy();
  }
}

/** While the server stops, every answer tells its client to come back elsewhere. */
export function sayFarewell(server: FastifyInstance, stopping: Stopping): void {
  server.addHook('onSend', (_request, reply, payload, done) => {
    if (stopping.begun) void reply.header('connection', 'close');
    done(null, payload);
  });
}
