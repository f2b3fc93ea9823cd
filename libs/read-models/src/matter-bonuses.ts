import { countedBonus } from '#scoring';
import type { CountedEntry } from './score-sheet.js';

/** A bonus for a matter. */
export interface MatterBonus extends CountedEntry {
  readonly entryId: string;
  readonly matter: string;
}

/** An entry as it was posted; of bonuses for one matter only the highest counts. */
export interface PostedEntry extends CountedEntry {
  readonly entryId: string;
  readonly matter?: string | null | undefined;
}

export const isMatterBonus = <T extends PostedEntry>(entry: T): entry is T & MatterBonus =>
  entry.kind === 'bonus' && typeof entry.matter === 'string';

/**
 * Bonuses that another one for the same matter outdoes, each with the one that counts in its place.
 * @param entries those of one account that are not reversed and under indicators of its frame (what counts for nothing
 * anyway outdoes no other), in the order of the log
 */
export function outdoneBonuses<T extends PostedEntry>(entries: readonly T[]): Map<T, T> {
  const outdone = new Map<T, T>();
  for (const group of Map.groupBy(entries.filter(isMatterBonus), ({ matter }) => matter).values()) {
    const counted = countedBonus(group)!;
    for (const bonus of group) if (bonus !== counted) outdone.set(bonus, counted);
  }
  return outdone;
}

/** What counts no more and what counts from now on. */
export interface Shift<T> {
  readonly out?: T | undefined;
  readonly in?: T | undefined;
}

/** The bonuses for matters that accounts hold, while entries come and go in the order of the log. */
export class MatterBonuses<Account extends { readonly id: number }> {
  private readonly held = new Map<string, readonly MatterBonus[]>();

  /** @param load what an account held for a matter at the beginning, in the order of the log */
  constructor(private readonly load: (account: Account, matter: string) => readonly MatterBonus[]) {}

  post(account: Account, bonus: MatterBonus): Shift<MatterBonus> {
    return this.change(account, bonus.matter, (before) => [...before, bonus]);
  }

  reverse(account: Account, { matter, entryId }: MatterBonus): Shift<MatterBonus> {
    return this.change(account, matter, (before) => before.filter((one) => one.entryId !== entryId));
  }

  forget(): void {
    this.held.clear();
  }

  private change(
    account: Account,
    matter: string,
    made: (before: readonly MatterBonus[]) => readonly MatterBonus[],
  ): Shift<MatterBonus> {
    const key = `${account.id} ${matter}`;
    const before = this.held.get(key) ?? this.load(account, matter);
    const after = made(before);
    this.held.set(key, after);
    const [was, is] = [countedBonus(before), countedBonus(after)];
    return was?.entryId === is?.entryId ? {} : { out: was, in: is };
  }
}
