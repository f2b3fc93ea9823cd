import type { AccountFilter, Standing } from './standings.js';
import type { Tables } from './tables.js';

/** Accounts that are ranked against one another: those of a period, or of a unit or a post in it. */
export interface PeerGroupOf extends Pick<AccountFilter, 'unit' | 'post'> {
  readonly period: string;
}

/** The peer group of an account, as the rulebook that frames it says. */
export function peerGroupOf(
  tables: Tables,
  { period, unit, post, rulebookVersion }: Pick<Standing, 'period' | 'unit' | 'post' | 'rulebookVersion'>,
): PeerGroupOf {
  switch (tables.frame(rulebookVersion).peerGroup) {
    case 'organization':
      return { period };
    case 'unit':
      return { period, unit };
    case 'post':
      return { period, post };
  }
}
