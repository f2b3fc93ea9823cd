import { randomUUID } from 'node:crypto';
import { issueToken, openLocalKey } from '#access';
import type { Grant } from '#domain';
import { dataFolder } from '#runtime';

export interface Answer<T = Record<string, unknown>> {
  readonly status: number;
  readonly headers: Headers;
  readonly body: T;
}

/** One person or system at the server, with a token of its own. */
export interface Client {
  post<T = Record<string, unknown>>(path: string, body?: object, headers?: object): Promise<Answer<T>>;
  /** Sends something that is not JSON; an answer that is not JSON is its text. */
  send<T>(path: string, body: string | undefined, headers: Record<string, string>): Promise<Answer<T>>;
  get<T = Record<string, unknown>>(path: string, headers?: Record<string, string>): Promise<Answer<T>>;
}

/** Signs people in at a server, whose address may change when it is started again. */
export async function signIn(
  data: string,
  url: () => string,
): Promise<(id: string, ...grants: readonly Grant[]) => Promise<Client>> {
  const key = await openLocalKey(dataFolder(data).signingKey);
  // People see what was just done: reads ask for what any of them has reached.
  let reached = 0;
  return async (sub, ...roles) => {
    const token = await issueToken(key, { sub, roles, lifetime: 3600 });
    const request = (path: string, init: RequestInit): Promise<Response> =>
      fetch(`${url()}/v1/${path}`, {
        ...init,
        headers: { authorization: `Bearer ${token}`, ...(init.headers as Record<string, string>) },
      });
    const answerOf = async <T>(sent: Promise<Response>): Promise<Answer<T>> => {
      const response = await sent;
      const text = await response.text();
      reached = Math.max(reached, Number(response.headers.get('ledger-position') ?? 0));
      return {
        status: response.status,
        headers: response.headers,
        body: (isJson(response) ? JSON.parse(text) : text) as T,
      };
    };
    const send: Client['send'] = (path, body, headers) =>
      answerOf(
        request(path, {
          method: 'POST',
          ...(body !== undefined && { body }),
          headers: { 'idempotency-key': randomUUID(), ...headers },
        }),
      );
    return {
      send,
      post: (path, body, headers) =>
        send(path, body && JSON.stringify(body), {
          ...(body !== undefined && { 'content-type': 'application/json' }),
          ...headers,
        }),
      get: (path, headers = {}) =>
        answerOf(request(path, { headers: { 'ledger-min-position': String(reached), ...headers } })),
    };
  };
}

const isJson = ({ headers }: Response): boolean =>
  /^application\/(problem\+)?json/.test(headers.get('content-type') ?? '');
