import { isSpanContextValid, type SpanContext } from '@opentelemetry/api';

const SHAPE = /^([\da-f]{2})-([\da-f]{32})-([\da-f]{16})-([\da-f]{2})(-.*)?$/;

/** The span that a request belongs to, by its `traceparent` header (W3C Trace Context); undefined where there is none. */
export function traceparentOf(header: string | readonly string[] | undefined): SpanContext | undefined {
  const match = typeof header === 'string' ? SHAPE.exec(header) : null;
  if (!match) return undefined;
  const [, version, traceId, spanId, flags, more] = match;
  // Later versions may say more; this one has four parts, and ff is none.
  if (version === 'ff' || (version === '00' && more !== undefined)) return undefined;
  const span = {
    traceId: traceId!,
    spanId: spanId!,
    traceFlags: Number.parseInt(flags!, 16) & 1,
    isRemote: true,
  };
  return isSpanContextValid(span) ? span : undefined;
}
