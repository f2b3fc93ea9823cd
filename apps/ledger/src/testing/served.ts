import { createApp } from '../create-app.js';
import { smallLedger, type SmallLedger } from './small-ledger.js';

export interface Answer {
  readonly status: number;
  readonly headers: Readonly<Record<string, unknown>>;
  readonly text: string;
  /** The JSON it holds. */
  readonly body: never;
}

export interface Served {
  readonly ledger: SmallLedger;
  get(url: string, headers?: Record<string, string>): Promise<Answer>;
  send(request: {
    method: string;
    url: string;
    headers?: Record<string, string>;
    payload?: string;
  }): Promise<Answer>;
  close(): Promise<void>;
}

/** The whole server on a small ledger, asked without a socket. */
export async function served(ledgerMade: Promise<SmallLedger> = smallLedger()): Promise<Served> {
  const ledger = await ledgerMade;
  const app = await createApp(ledger);
  await app.init();
  const send: Served['send'] = async (request) => {
    const answer = await app.inject(request as Parameters<typeof app.inject>[0]);
    const { statusCode: status, headers, payload: text } = answer;
    return {
      status,
      headers,
      text,
      get body(): never {
        return JSON.parse(text) as never;
      },
    };
  };
  return {
    ledger,
    send,
    get: (url, headers = {}) => send({ method: 'GET', url, headers }),
    async close() {
      await app.close();
      await ledger.close();
    },
  };
}
