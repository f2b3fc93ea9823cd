import { once } from 'node:events';
import { createServer } from 'node:http';
import { type AddressInfo } from 'node:net';
import { json } from 'node:stream/consumers';

export interface CollectedSpan {
  readonly traceId: string;
  readonly spanId: string;
  readonly parentSpanId?: string;
  readonly name: string;
  readonly attributes: Readonly<Record<string, unknown>>;
  readonly failed: boolean;
}

export interface FakeCollector {
  readonly endpoint: string;
  readonly spans: readonly CollectedSpan[];
  close(): void;
}

interface Attribute {
  readonly key: string;
  readonly value: Readonly<Record<string, unknown>>;
}

interface WireSpan extends Omit<CollectedSpan, 'attributes' | 'failed'> {
  readonly attributes: readonly Attribute[];
  readonly status: { readonly code?: number };
}

interface Export {
  readonly resourceSpans: { readonly scopeSpans: { readonly spans: WireSpan[] }[] }[];
}

/** A test double of an OpenTelemetry collector: takes OTLP as JSON over HTTP and keeps the spans. */
export async function fakeCollector(): Promise<FakeCollector> {
  const spans: CollectedSpan[] = [];
  const server = createServer((request, response) => {
    void json(request).then((body) => {
      const { resourceSpans } = body as Export;
      const sent = resourceSpans.flatMap(({ scopeSpans }) => scopeSpans.flatMap((scope) => scope.spans));
      spans.push(...sent.map(spanOf));
      response.setHeader('content-type', 'application/json').end('{}');
    });
  }).listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as AddressInfo;
  return {
    endpoint: `http://127.0.0.1:${port}/v1/traces`,
    spans,
    close() {
      server.close();
      server.closeAllConnections();
    },
  };
}

function spanOf({ traceId, spanId, parentSpanId, name, attributes, status }: WireSpan): CollectedSpan {
  return {
    traceId,
    spanId,
    ...(parentSpanId && { parentSpanId }),
    name,
    attributes: Object.fromEntries(attributes.map(({ key, value }) => [key, Object.values(value)[0]])),
    failed: status.code === 2,
  };
}
