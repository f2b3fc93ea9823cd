import { setTimeout as delay } from 'node:timers/promises';
import { createLocalJWKSet, type CryptoKey, type JWK } from 'jose';
import { InvalidToken, IssuerUnavailable } from './errors.js';
import type { IssuerClient } from './issuer-client.js';
import type { KeySource } from './key-source.js';
import type { TokenHeader } from './token-header.js';

/** All in milliseconds. */
export interface KeyTiming {
  /** Older keys are fetched anew beside the requests. */
  readonly refreshAfter: number;
  /** Older keys are not relied on before they are fetched anew: so long does a removed key go on working at most. */
  readonly trustedFor: number;
  /** While the issuer is away its last keys go on working, so long at most. */
  readonly keptWithoutIssuer: number;
  /** Between two attempts while the issuer is away. */
  readonly retryAfter: number;
  /** Between two fetches for unknown keys: from the shortest pause to the longest while none of them turns up. */
  readonly shortestPause: number;
  readonly longestPause: number;
}

export const keyTiming: KeyTiming = {
  refreshAfter: 5 * 60_000,
  trustedFor: 10 * 60_000,
  keptWithoutIssuer: 12 * 3_600_000,
  retryAfter: 10_000,
  shortestPause: 500,
  longestPause: 8_000,
};

/** Tokens with unknown keys that may wait for the next fetch at the same time. */
const MOST_WAITING = 1000;

interface KeySet {
  readonly ids: ReadonlySet<string>;
  readonly text: string;
  readonly find: (header: TokenHeader) => Promise<CryptoKey>;
}

/**
 * The keys of an issuer, which adds and removes them as it likes. A token of a key that is not known yet waits for a
 * fetch that begins after it came: it is never refused for a key that the issuer has. All that wait share one fetch,
 * and the fetches keep their distance, however many unknown keys are made up.
 */
export class IssuerKeys implements KeySource {
  private set: KeySet | undefined;
  private number = 0;
  private fetchedAt = -Infinity;
  private failedAt = -Infinity;
  private fetching: Promise<void> | undefined;
  private next: Promise<void> | undefined;
  private waiting = 0;
  private readonly wanted = new Set<string>();
  private pause: number;
  private begunAt = -Infinity;

  constructor(
    private readonly client: Pick<IssuerClient, 'keys'>,
    private readonly timing: KeyTiming = keyTiming,
    /** Milliseconds that only ever grow. */
    private readonly now: () => number = () => performance.now(),
  ) {
    this.pause = timing.shortestPause;
  }

  generation(): number | Promise<number> {
    const { refreshAfter, trustedFor, keptWithoutIssuer, retryAfter } = this.timing;
    const now = this.now();
    const age = now - this.fetchedAt;
    if (age < refreshAfter) return this.number;
    const away = this.failedAt > this.fetchedAt;
    const kept = age < (away ? keptWithoutIssuer : trustedFor);
    if (away && now - this.failedAt < retryAfter) {
      if (kept) return this.number;
      throw new IssuerUnavailable('the issuer of tokens does not answer');
    }
    const refreshed = this.fetch();
    if (!kept)
      return refreshed.then(
        () => this.number,
        (error: unknown) => this.afterFailure(age, error),
      );
    // A failure is noted; until the keys are too old for that, nobody needs to hear of it.
    refreshed.catch(() => undefined);
    return this.number;
  }

  async keyFor(header: TokenHeader): Promise<CryptoKey> {
    if (!this.set?.ids.has(header.kid)) await this.fetchedFor(header.kid);
    if (!this.set?.ids.has(header.kid)) throw new InvalidToken('unknown key');
    try {
      return await this.set.find(header);
    } catch {
      throw new InvalidToken('the key is not for this algorithm');
    }
  }

  private afterFailure(age: number, error: unknown): number {
    if (age < this.timing.keptWithoutIssuer) return this.number;
    throw error;
  }

  /** Resolves after a fetch that began after the call. */
  private async fetchedFor(kid: string): Promise<void> {
    if (this.waiting >= MOST_WAITING) throw new IssuerUnavailable('too many tokens wait for the issuer');
    this.waiting += 1;
    this.wanted.add(kid);
    try {
      await (this.next ??= this.fetchAfterPause());
    } finally {
      this.waiting -= 1;
    }
  }

  private async fetchAfterPause(): Promise<void> {
    await delay(Math.max(0, this.begunAt + this.pause - this.now()), undefined, { ref: false });
    // One that is under way began before some of those who wait came.
    while (this.fetching) await this.fetching.catch(() => undefined);
    this.next = undefined;
    const wanted = [...this.wanted];
    this.wanted.clear();
    const { shortestPause, longestPause } = this.timing;
    const longer = Math.min(this.pause * 2, longestPause);
    await this.fetch().finally(() => {
      this.pause = wanted.some((kid) => this.set?.ids.has(kid)) ? shortestPause : longer;
    });
  }

  /** Fetches, or joins the fetch that is under way. @throws IssuerUnavailable */
  private fetch(): Promise<void> {
    return (this.fetching ??= this.fetchOnce().finally(() => (this.fetching = undefined)));
  }

  private async fetchOnce(): Promise<void> {
    this.begunAt = this.now();
    try {
      this.take(await this.client.keys());
      this.fetchedAt = this.begunAt;
    } catch (error) {
      this.failedAt = this.now();
      throw new IssuerUnavailable('the issuer of tokens does not answer', error);
    }
  }

  private take(keys: JWK[]): void {
    const text = JSON.stringify(keys);
    if (text === this.set?.text) return;
    const find = createLocalJWKSet({ keys });
    this.set = {
      text,
      ids: new Set(keys.map(({ kid }) => kid!)),
      find: ({ alg, kid }) => find({ alg, kid }),
    };
    this.number += 1;
  }
}
