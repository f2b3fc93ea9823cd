import { randomUUID } from 'node:crypto';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import type { Tokens } from '../access/control-access.js';
import { type Config } from '../config/config.js';
import { readConfig } from '../config/read-config.js';
import { createApp } from '../create-app.js';
import { testOperations } from '../operating/testing/operations.js';
import { smallLedger, type SmallLedger } from './small-ledger.js';
import { office, testTokens, type Held, type TestTokens } from './tokens.js';

export interface Answer {
  readonly status: number;
  readonly headers: Readonly<Record<string, unknown>>;
  readonly text: string;
  /** The JSON it holds. */
  readonly body: never;
}

/** Who asks; the office, which may do everything that an auditor and an administrator may, where nothing is said. */
export interface Asking {
  readonly id?: string;
  readonly as?: readonly Held[];
}

export interface TestRequest extends Asking {
  readonly method: string;
  readonly url: string;
  readonly headers?: Record<string, string>;
  readonly payload?: string;
  /** Sent as JSON. */
  readonly json?: unknown;
}

export interface Served {
  readonly app: NestFastifyApplication;
  readonly ledger: SmallLedger;
  readonly tokens: TestTokens;
  /** What was logged, a line each. */
  readonly log: readonly string[];
  get(url: string, headers?: Record<string, string>, who?: Asking): Promise<Answer>;
  /** Sends a token, unless the headers hold an `authorization`; an empty one sends none. */
  send(request: TestRequest): Promise<Answer>;
  /** A command: JSON, and a new Idempotency-Key unless the headers hold one; an empty one sends none. */
  post(url: string, json?: unknown, asking?: Asking & Pick<TestRequest, 'headers'>): Promise<Answer>;
  close(): Promise<void>;
}

/**
 * The whole server on a small ledger, asked without a socket.
 * @param believed tells who asks, where it is not the test's own key
 */
export async function served(
  ledgerMade: Promise<SmallLedger> = smallLedger(),
  settings: Partial<Config> = {},
  believed?: Tokens,
): Promise<Served> {
  const ledger = await ledgerMade;
  const config = { ...readConfig({ LEDGER_LOG_LEVEL: 'error', LEDGER_RATE_LIMIT: '0' }), ...settings };
  const tokens = await testTokens();
  const operations = testOperations();
  const app = await createApp(ledger, config, operations, believed ?? tokens.verifier);
  await app.init();
  const send: Served['send'] = async ({ id = office.id, as = office.roles, json, ...asked }) => {
    const { headers = {}, ...request } = json === undefined ? asked : asJson(asked, json);
    const { authorization = await tokens.authorization(id, as), ...others } = headers;
    const answer = await app.inject({
      ...request,
      headers: { ...others, ...(authorization && { authorization }) },
    } as Parameters<typeof app.inject>[0]);
    const { statusCode: status, headers: answered, payload: text } = answer;
    return {
      status,
      headers: answered,
      text,
      get body(): never {
        return JSON.parse(text) as never;
      },
    };
  };
  return {
    app,
    ledger,
    tokens,
    log: operations.lines,
    send,
    post(url, json, { headers = {}, ...who } = {}) {
      const { 'idempotency-key': key = randomUUID(), ...others } = headers;
      const keyed = { ...others, ...(key && { 'idempotency-key': key }) };
      return send({ method: 'POST', url, json, headers: keyed, ...who });
    },
    get: (url, headers = {}, who = {}) => send({ method: 'GET', url, headers, ...who }),
    async close() {
      await app.close();
      await ledger.close();
    },
  };
}

const asJson = (request: Omit<TestRequest, 'json'>, json: unknown): Omit<TestRequest, 'json'> => ({
  ...request,
  headers: { 'content-type': 'application/json', ...request.headers },
  payload: JSON.stringify(json),
});
