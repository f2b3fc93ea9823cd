import { afterEach, beforeEach, expect, it } from '@jest/globals';
import { DomainError } from '#domain';
import { bareServer } from './testing/bare-server.js';
import { fakeCollector, type FakeCollector } from './testing/fake-collector.js';
import { Tracing } from './tracing.js';

const trace = '0af7651916cd43dd8448eb211c80319c';
const caller = 'b7ad6b7169203331';

let collector: FakeCollector;
beforeEach(async () => void (collector = await fakeCollector()));
afterEach(() => collector.close());

/** A server with one command, `Register`, behind `POST /v1/units/:unit`. */
function traced(tracing: Tracing) {
  const { server } = bareServer();
  tracing.watchRequests(server);
  server.post('/v1/units/:unit', async (request) => {
    const end = tracing.watchCommand('Register');
    await new Promise(setImmediate);
    end(
      (request.params as { unit: string }).unit === 'TAKEN'
        ? new DomainError('unit-registered', '')
        : undefined,
    );
    return {};
  });
  return server;
}

const named = (name: string) => collector.spans.find((span) => span.name === name)!;

it('sends a span for a request and one for its command, below the one they belong to', async () => {
  const tracing = await Tracing.to(collector.endpoint);
  const server = traced(tracing);
  await server.inject({
    method: 'POST',
    url: '/v1/units/TAKEN?name=Miller',
    headers: {
      traceparent: `00-${trace}-${caller}-01`,
      'x-request-id': 'r1',
      authorization: 'Bearer secret',
    },
    payload: { name: 'Miller' },
  });
  await server.close();
  await tracing.stop();

  expect(collector.spans).toHaveLength(2);
  const request = named('POST /v1/units/:unit');
  expect(request).toMatchObject({ traceId: trace, parentSpanId: caller, failed: false });
  expect(request.attributes).toEqual({
    'http.request.method': 'POST',
    'http.route': '/v1/units/:unit',
    'http.response.status_code': 200,
    'ledger.request_id': 'r1',
    'ledger.correlation_id': 'r1',
  });
  expect(named('Register')).toMatchObject({
    traceId: trace,
    parentSpanId: request.spanId,
    attributes: { 'ledger.outcome': 'unit-registered' },
    failed: false,
  });
  expect(JSON.stringify(collector.spans)).not.toMatch(/TAKEN|Miller|secret/);
});

it('keeps requests apart that are answered at the same time', async () => {
  const tracing = await Tracing.to(collector.endpoint);
  const server = traced(tracing);
  const ask = () => server.inject({ method: 'POST', url: '/v1/units/A', payload: {} });
  await Promise.all(Array.from({ length: 20 }, ask));
  await server.close();
  await tracing.stop();
  const requests = collector.spans.filter(({ name }) => name.startsWith('POST'));
  const commands = collector.spans.filter(({ name }) => name === 'Register');
  expect(new Set(requests.map(({ traceId }) => traceId)).size).toBe(20);
  expect(commands.map(({ parentSpanId }) => parentSpanId).sort()).toEqual(
    requests.map(({ spanId }) => spanId).sort(),
  );
});

it('sends nothing of a request that its caller does not want traced', async () => {
  const tracing = await Tracing.to(collector.endpoint);
  const server = traced(tracing);
  const headers = { traceparent: `00-${trace}-${caller}-00` };
  await server.inject({ method: 'POST', url: '/v1/units/A', payload: {}, headers });
  await server.close();
  await tracing.stop();
  expect(collector.spans).toEqual([]);
});

it('holds nobody up where no collector listens', async () => {
  collector.close();
  const tracing = await Tracing.to(collector.endpoint);
  const server = traced(tracing);
  expect((await server.inject({ method: 'POST', url: '/v1/units/A', payload: {} })).statusCode).toBe(200);
  await server.close();
  const since = performance.now();
  await tracing.stop();
  expect(performance.now() - since).toBeLessThan(5000);
});
