import type { Authority } from '#domain';

/** Who asks, as a token says it. */
export interface Identity {
  readonly authority: Authority;
  /** Seconds since 1970, UTC; from that second on the token is worth nothing. */
  readonly expiresAt: number;
}
