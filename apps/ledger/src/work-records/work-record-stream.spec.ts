import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { once } from 'node:events';
import { request, type ClientRequest, type IncomingMessage } from 'node:http';
import { type Socket } from 'node:net';
import { createInterface } from 'node:readline';
import { setTimeout as delay } from 'node:timers/promises';
import { Stopping } from '../operating/stopping.js';
import { listening } from '../testing/listening.js';
import { served, type Served } from '../testing/served.js';

const lineOf = (recordId: string, more: object = {}): string =>
  `${JSON.stringify({
    recordId,
    process: `CASE-${recordId}`,
    activity: 'review',
    occurredOn: '2026-02-12',
    unit: 'U/1',
    staff: 'A/1',
    ...more,
  })}\n`;

describe('a stream of work records', () => {
  let server: Served;
  let url: string;
  let authorization: string;
  let sockets: Set<Socket>;
  beforeEach(async () => {
    server = await served();
    sockets = new Set();
    server.app.getHttpServer().on('connection', (socket: Socket) => sockets.add(socket));
    url = await listening(server);
    authorization = await server.tokens.authorization('CASES', [{ role: 'work-system' }]);
  });
  afterEach(() => server.close());

  function open(): ClientRequest {
    const headers = { authorization, 'content-type': 'application/x-ndjson' };
    const opened = request(`${url}/v1/work-records/stream`, { method: 'POST', headers });
    opened.on('error', () => undefined);
    return opened;
  }

  async function answerTo(
    opened: ClientRequest,
  ): Promise<{ answer: IncomingMessage; lines: AsyncIterator<string> }> {
    const [answer] = (await once(opened, 'response')) as [IncomingMessage];
    return { answer, lines: createInterface(answer)[Symbol.asyncIterator]() };
  }

  async function allOf(body: string): Promise<Record<string, unknown>[]> {
    const answer = await fetch(`${url}/v1/work-records/stream`, {
      method: 'POST',
      headers: { authorization, 'content-type': 'application/x-ndjson' },
      body,
    });
    expect([answer.status, answer.headers.get('content-type')]).toEqual([200, 'application/x-ndjson']);
    const lines = (await answer.text()).trimEnd().split('\n');
    return lines.map((line) => JSON.parse(line) as Record<string, unknown>);
  }

  const isRecorded = async (recordId: string): Promise<boolean> =>
    (await server.ledger.store.readStream(`process-CASE-${recordId}`)).length > 0;

  it('is answered line by line, bad ones included, with a summary at the end', async () => {
    const body = [
      lineOf('1'),
      '\n',
      'not JSON\n',
      '[]\n',
      lineOf('2', { unknown: 1 }),
      lineOf('3', { staff: 'nobody' }),
      `${JSON.stringify({ recordId: '4'.repeat(70_000) })}\n`,
      '{"recordId":"a","recordId":"b"}\n',
      lineOf('1'),
      lineOf('5').trimEnd(),
    ].join('');
    expect(await allOf(body)).toEqual([
      { line: 1, recordId: '1', verdict: 'recorded' },
      expect.objectContaining({ line: 3, verdict: 'refused', code: 'invalid-line' }),
      expect.objectContaining({ line: 4, verdict: 'refused', code: 'invalid-line' }),
      expect.objectContaining({ line: 5, verdict: 'refused', code: 'invalid-record', field: 'unknown' }),
      expect.objectContaining({ line: 6, recordId: '3', verdict: 'refused', code: 'unknown-staff-member' }),
      expect.objectContaining({ line: 7, verdict: 'refused', code: 'line-too-long' }),
      expect.objectContaining({ line: 8, verdict: 'refused', code: 'invalid-line' }),
      { line: 9, recordId: '1', verdict: 'already-recorded' },
      { line: 10, recordId: '5', verdict: 'recorded' },
      { done: true, recorded: 2, alreadyRecorded: 1, refused: 6 },
    ]);
  });

  it('adds nothing when it is sent again', async () => {
    const body = ['1', '2', '3'].map((id) => lineOf(id)).join('');
    await allOf(body);
    const head = await server.ledger.head();
    expect((await allOf(body)).at(-1)).toEqual({ done: true, recorded: 0, alreadyRecorded: 3, refused: 0 });
    expect(await server.ledger.head()).toBe(head);
  });

  it('has verdicts while it still goes on', async () => {
    const opened = open();
    opened.write(lineOf('1'));
    const { lines } = await answerTo(opened);
    expect(JSON.parse((await lines.next()).value as string)).toMatchObject({ line: 1, verdict: 'recorded' });
    opened.write(lineOf('2').slice(0, 20));
    await delay(20);
    opened.write(lineOf('2').slice(20));
    expect(JSON.parse((await lines.next()).value as string)).toMatchObject({ line: 2, verdict: 'recorded' });
    opened.end();
    expect(JSON.parse((await lines.next()).value as string)).toMatchObject({ done: true, recorded: 2 });
  });

  it('may take longer to come than other requests', async () => {
    const http = server.app.getHttpServer();
    const opened = open();
    opened.write(lineOf('1'));
    const { lines } = await answerTo(opened);
    await lines.next();
    const [socket] = [...sockets];
    // As the server itself says it once a request takes too long.
    http.emit('clientError', Object.assign(new Error(), { code: 'ERR_HTTP_REQUEST_TIMEOUT' }), socket);
    opened.end(lineOf('2'));
    expect(JSON.parse((await lines.next()).value as string)).toMatchObject({ line: 2, verdict: 'recorded' });
  });

  it('leaves what was acknowledged where the connection breaks', async () => {
    const opened = open();
    opened.write(lineOf('1'));
    const { answer, lines } = await answerTo(opened);
    await lines.next();
    opened.write(lineOf('2').slice(0, -10));
    answer.on('error', () => undefined);
    opened.destroy();
    await delay(50);
    expect([await isRecorded('1'), await isRecorded('2')]).toEqual([true, false]);
    expect((await allOf(lineOf('1') + lineOf('2'))).map(({ verdict }) => verdict)).toEqual([
      'already-recorded',
      'recorded',
      undefined,
    ]);
  });

  it('is not read further than its verdicts are', async () => {
    const lines = 80_000;
    const sent = '{"a":1}\n'.repeat(lines);
    let taken: IncomingMessage | undefined;
    server.app.getHttpServer().once('request', (incoming: IncomingMessage) => (taken = incoming));
    const opened = open();
    try {
      opened.end(sent);
      const [answer] = (await once(opened, 'response')) as [IncomingMessage];
      answer.pause();
      const { socket } = taken!;
      for (let before = -1; before < socket.bytesRead; await delay(200)) before = socket.bytesRead;
      expect(socket.bytesRead).toBeLessThan(sent.length * 0.75);

      let count = 0;
      let last = '';
      for await (const line of createInterface(answer)) {
        count += 1;
        last = line;
      }
      expect(count).toBe(lines + 1);
      expect(JSON.parse(last)).toEqual({ done: true, recorded: 0, alreadyRecorded: 0, refused: lines });
    } finally {
      opened.destroy();
    }
  });

  it('ends with a word where the server stops, and can be sent again', async () => {
    const opened = open();
    opened.write(lineOf('1'));
    const { lines } = await answerTo(opened);
    await lines.next();
    server.app.get(Stopping).begin();
    expect(JSON.parse((await lines.next()).value as string)).toMatchObject({
      done: false,
      recorded: 1,
      code: 'unavailable',
    });
    expect((await lines.next()).done).toBe(true);
    opened.end();
    // Idle by the time that the server closes: a connection with half a request is kept for its client.
    await delay(50);
  });

  it('is NDJSON', async () => {
    const answer = await server.send({
      method: 'POST',
      url: '/v1/work-records/stream',
      headers: { 'content-type': 'application/json' },
      payload: '{}',
    });
    expect([answer.status, answer.headers['accept-post']]).toEqual([415, 'application/x-ndjson']);
  });
});
