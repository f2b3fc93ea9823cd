import { createHash } from 'node:crypto';
import type { FastifyReply } from 'fastify';

export const HTML = 'text/html';

const digestOf = (text: string): string => `'sha256-${createHash('sha256').update(text).digest('base64')}'`;

/** What a page may do: show itself in its own styles. It takes no script, and nothing from anywhere. */
export function policyOf(html: string): string {
  const styles = [...html.matchAll(/<style>([^]*?)<\/style>/g)].map(([, style]) => digestOf(style!));
  return [
    "default-src 'none'",
    ...(styles.length > 0 ? [`style-src ${styles.join(' ')}`] : []),
    'img-src data:',
    "base-uri 'none'",
    "form-action 'none'",
    "frame-ancestors 'none'",
  ].join('; ');
}

/** Answers with a page that stands by itself. */
export function sendPage(reply: FastifyReply, html: string): void {
  void reply.header('content-security-policy', policyOf(html)).type(`${HTML}; charset=utf-8`).send(html);
}
