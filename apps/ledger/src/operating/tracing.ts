import { AsyncLocalStorage } from 'node:async_hooks';
import { ROOT_CONTEXT, SpanKind, SpanStatusCode, trace, type Span, type Tracer } from '@opentelemetry/api';
import { type FastifyInstance } from 'fastify';
import { outcomeOf, type WatchCommand } from './command-watch.js';
import { routeOf } from './request-watch.js';
import { traceparentOf } from './traceparent.js';

/** How long the last spans may take to be sent when the server stops, in milliseconds. */
const LONGEST_FLUSH = 3000;

/** Spans of requests and of the commands in them. Attributes are patterns, kinds and codes, nothing about people. */
export class Tracing {
  private readonly current = new AsyncLocalStorage<Span>();

  private constructor(
    private readonly tracer: Tracer,
    private readonly shutDown: () => Promise<void>,
  ) {}

  /**
   * Starts to send spans. The library is loaded here alone: whoever wants no traces does not pay for it.
   * @param endpoint takes OTLP over HTTP
   */
  static async to(endpoint: string): Promise<Tracing> {
    const [{ BatchSpanProcessor, TracerProvider }, { OTLPTraceExporter }, resources] = await Promise.all([
      import('@opentelemetry/sdk-trace'),
      import('@opentelemetry/exporter-trace-otlp-http'),
      import('@opentelemetry/resources'),
    ]);
    const exporter = new OTLPTraceExporter({ url: endpoint, timeoutMillis: LONGEST_FLUSH });
    const provider = new TracerProvider({
      resource: resources.resourceFromAttributes({ 'service.name': 'assessment-ledger' }),
      spanProcessors: [new BatchSpanProcessor({ exporter })],
    });
    return new Tracing(provider.getTracer('assessment-ledger'), () => provider.shutdown());
  }

  /** A span for each request, below the one that its `traceparent` names. */
  watchRequests(server: FastifyInstance): void {
    const spans = new WeakMap<object, Span>();
    server.addHook('onRequest', (request, reply, done) => {
      const parent = traceparentOf(request.headers['traceparent']);
      const route = routeOf(request);
      const span = this.tracer.startSpan(
        `${request.method} ${route}`,
        {
          kind: SpanKind.SERVER,
          attributes: {
            'http.request.method': request.method,
            'http.route': route,
            'ledger.request_id': request.id,
            'ledger.correlation_id': request.correlationId,
          },
        },
        parent ? trace.setSpanContext(ROOT_CONTEXT, parent) : ROOT_CONTEXT,
      );
      spans.set(request, span);
      reply.raw.once('close', () => {
        const { statusCode, writableEnded } = reply.raw;
        span.setAttribute('http.response.status_code', statusCode);
        if (statusCode >= 500 || !writableEnded) span.setStatus({ code: SpanStatusCode.ERROR });
        span.end();
      });
      done();
    });
    // The body is read by then: what is run from here on runs in one asynchronous context, up to the command.
    server.addHook('preHandler', (request, _reply, done) => {
      const span = spans.get(request);
      if (span) this.current.run(span, done);
      else done();
    });
  }

  /** A span for each command, below that of its request. */
  readonly watchCommand: WatchCommand = (kind) => {
    const parent = this.current.getStore();
    const context = parent ? trace.setSpan(ROOT_CONTEXT, parent) : ROOT_CONTEXT;
    const span = this.tracer.startSpan(kind, {}, context);
    return (error) => {
      const outcome = outcomeOf(error);
      span.setAttribute('ledger.outcome', outcome);
      if (outcome === 'fault') span.setStatus({ code: SpanStatusCode.ERROR });
      span.end();
    };
  };

  /** Sends what is left. Where nobody takes it, it is lost: a stop waits for no collector. */
  async stop(): Promise<void> {
    await this.shutDown().catch(() => undefined);
  }
}
