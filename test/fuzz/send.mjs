import { Agent, request as httpRequest } from 'node:http';

const agent = new Agent({ keepAlive: true, maxSockets: 32 });
const TIME_OUT = 10_000;
/** Streams that never end are read this far. */
const MOST_BYTES = 2 ** 22;

/** Sends a request as it stands, however wrong it is; `fetch` would mend or refuse it. */
export function send(base, { method, path, headers, body }) {
  const { hostname, port } = new URL(base);
  return new Promise((resolve, reject) => {
    const sent = httpRequest(
      { agent, hostname, port, method, path, headers, timeout: TIME_OUT },
      (answer) => {
        const chunks = [];
        let bytes = 0;
        const done = () =>
          resolve({
            status: answer.statusCode,
            headers: answer.headers,
            text: Buffer.concat(chunks).toString(),
          });
        answer.on('data', (chunk) => {
          chunks.push(chunk);
          bytes += chunk.length;
          if (bytes > MOST_BYTES) answer.destroy();
        });
        answer.on('end', done);
        answer.on('close', done);
      },
    );
    sent.on('timeout', () => sent.destroy(new Error(`no answer within ${TIME_OUT} ms`)));
    sent.on('error', reject);
    sent.end(body);
  });
}

export const stopSending = () => agent.destroy();
