import { Agent, request } from 'node:http';
import { percentile } from '../support.mjs';

/**
 * Requests at even intervals, whatever the answers do: the latency of each is counted from when it was due. (autocannon
 * bounds a rate by bursts, and then even a bare server looks slow.)
 */
export async function paced(url, { rate, seconds, connections, next }) {
  const agent = new Agent({ keepAlive: true, maxSockets: connections });
  const { hostname, port, pathname: path } = new URL(url);
  const total = rate * seconds;
  const latencies = [];
  const failures = [];
  const begun = performance.now();
  let sent = 0;
  await new Promise((resolve) => {
    const settled = () => {
      if (latencies.length + failures.length === total) resolve();
    };
    const one = (due) => {
      const { headers, body } = next();
      const length = { 'content-length': Buffer.byteLength(body) };
      const asked = request({
        agent,
        hostname,
        port,
        path,
        method: 'POST',
        headers: { ...headers, ...length },
      });
      asked.on('response', (answer) => {
        answer.resume();
        answer.on('end', () => {
          if (answer.statusCode < 300) latencies.push(performance.now() - due);
          else failures.push(answer.statusCode);
          settled();
        });
      });
      asked.on('error', (error) => {
        failures.push(error.message);
        settled();
      });
      asked.end(body);
    };
    const tick = () => {
      const due = Math.min(total, Math.floor(((performance.now() - begun) / 1000) * rate));
      for (; sent < due; sent++) one(begun + (sent / rate) * 1000);
      if (sent < total) setTimeout(tick, 1);
    };
    tick();
  });
  agent.destroy();
  if (failures.length > 0) throw new Error(`${url}: ${failures.length} failed, such as ${failures[0]}`);
  return { sent: total, p50: percentile(latencies, 0.5), p99: percentile(latencies, 0.99) };
}
