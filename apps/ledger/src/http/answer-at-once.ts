import type { Readable } from 'node:stream';
import type { FastifyReply } from 'fastify';

/** Answers with a stream that may have nothing to say for long; its headers go out at once, for clients wait for them. */
export function answerAtOnce(reply: FastifyReply, stream: Readable): void {
  const { raw } = reply;
  raw.once('pipe', () => raw.flushHeaders());
  void reply.send(stream);
}
