import { setTimeout as delay } from 'node:timers/promises';
import { randomOf, type Random } from '../fuzz/random.mjs';
import type { NodeProcess } from './node-process.js';
import { someCommand, type Command } from './office.js';

/** Who gives commands at the same time. */
const CLIENTS = 6;
/** Between two commands of a client, in milliseconds, at most. */
const PAUSE = 240;
/** Before a command is given again, in milliseconds, at most. */
const RETRY_PAUSE = 250;
/** How long an answer is waited for, in milliseconds: shorter than a node may try, so that both work on the same. */
const PATIENCE = 4_000;
/** Of the commands, those whose client goes away before the answer, and does not come back. */
const ABANDONED = 0.04;

export interface Answered {
  /** `Ledger-Position`. */
  readonly position: number;
  readonly body: Record<string, unknown>;
}

export interface GivenCommand {
  readonly command: Command;
  readonly answered?: Answered;
}

/** Clients that give commands to whichever node answers, each again under the same key until it is acknowledged. */
export class Load {
  readonly given: GivenCommand[] = [];
  /** How often one was given again. */
  retries = 0;
  /** Answers that no command of theirs may get, and headers that are missing. */
  readonly wrong: string[] = [];
  #stopping = false;
  #running: Promise<unknown> = Promise.resolve();

  constructor(
    private readonly nodes: readonly NodeProcess[],
    private readonly authorization: string,
  ) {}

  start(seed: number): void {
    this.#running = Promise.all(
      Array.from({ length: CLIENTS }, (_, client) => this.#work(client, randomOf(seed + client))),
    );
  }

  /** Once everything that is under way is acknowledged. */
  async stop(): Promise<void> {
    this.#stopping = true;
    await this.#running;
  }

  /** Gives a command until it is acknowledged. @throws Error where it is refused */
  async insist(
    { key, path, body }: Pick<Command, 'key' | 'path'> & { body: object },
    random: Random,
  ): Promise<Answered> {
    for (;;) {
      const answered = await this.#try({ key, path, body }, random, PATIENCE);
      if (answered) return answered;
      this.retries += 1;
      await delay(random.below(RETRY_PAUSE));
    }
  }

  async #work(client: number, random: Random): Promise<void> {
    for (let number = 0; !this.#stopping; number++) {
      const command = someCommand(`c${client}-${number}`, random);
      try {
        const answered = random.chance(ABANDONED)
          ? await this.#try(command, random, 1 + random.below(60))
          : await this.insist(command, random);
        this.given.push({ command, ...(answered && { answered }) });
      } catch (error) {
        this.wrong.push((error as Error).message);
      }
      await delay(random.below(PAUSE));
    }
  }

  /** @returns undefined where whether it was done is not known, or it must come again */
  async #try(
    { key, path, body }: Pick<Command, 'key' | 'path'> & { body: object },
    random: Random,
    patience: number,
  ): Promise<Answered | undefined> {
    const { url } = random.pick(this.nodes);
    if (url === undefined) return undefined;
    let response: Response;
    let text: string;
    try {
      response = await fetch(`${url}/v1/${path}`, {
        method: 'POST',
        headers: {
          'content-type': 'application/json',
          authorization: this.authorization,
          'idempotency-key': key,
        },
        body: JSON.stringify(body),
        signal: AbortSignal.timeout(patience),
      });
      text = await response.text();
    } catch {
      return undefined;
    }
    const { status, headers } = response;
    if (status === 429 || status === 503) return undefined;
    const position = Number(headers.get('ledger-position'));
    if (status > 299 || position === 0) throw new Error(`${path} ${key}: ${status} ${text}`);
    return { position, body: JSON.parse(text) as Record<string, unknown> };
  }
}
