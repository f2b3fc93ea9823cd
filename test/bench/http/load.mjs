import autocannon from 'autocannon';

const SECONDS = 8;

/**
 * Load over kept-alive connections. `next()` gives each request its body and headers; `rate` bounds the requests per
 * second of all connections together.
 * @returns requests per second, and latencies in milliseconds
 */
export async function load(url, { connections = 64, seconds = SECONDS, rate, next, ...request }) {
  const setupRequest = next && ((given) => ({ ...given, ...next(given) }));
  const result = await autocannon({
    url,
    connections,
    duration: seconds,
    ...(rate && { overallRate: rate }),
    ...request,
    ...(setupRequest && { requests: [{ setupRequest }] }),
  });
  const { requests, latency, non2xx, errors, timeouts } = result;
  if (non2xx + errors + timeouts > 0) {
    const statuses = JSON.stringify(result.statusCodeStats);
    throw new Error(`${url}: ${non2xx} refused (${statuses}), ${errors} errors, ${timeouts} time-outs`);
  }
  return { perSecond: requests.average, p50: latency.p50, p99: latency.p99, sent: requests.total };
}
