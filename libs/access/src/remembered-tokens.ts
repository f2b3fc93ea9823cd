import { hash } from 'node:crypto';
import type { Identity } from './identity.js';

/**
 * Tokens that were verified, by their digest: what is held in memory can neither grow without bound nor be used to
 * sign in. The longest unused one goes first.
 */
export class RememberedTokens {
  private readonly identities = new Map<string, Identity>();
  private generation = 0;

  constructor(private readonly most: number) {}

  /** @param generation of the keys; what an earlier one verified is forgotten */
  find(token: string, generation: number): Identity | undefined {
    if (generation !== this.generation) {
      this.identities.clear();
      this.generation = generation;
    }
    const key = digestOf(token);
    const identity = this.identities.get(key);
    if (identity) {
      this.identities.delete(key);
      this.identities.set(key, identity);
    }
    return identity;
  }

  keep(token: string, generation: number, identity: Identity): void {
    // The keys may have changed while the token was being verified with one of the old.
    if (generation !== this.generation) return;
    this.identities.set(digestOf(token), identity);
    if (this.identities.size > this.most) this.identities.delete(this.identities.keys().next().value!);
  }
}

const digestOf = (token: string): string => hash('sha256', token, 'base64');
