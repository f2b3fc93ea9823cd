import { accountStream, type EntryData, type RecordedEvent, type ScoreAccountEvent } from '#domain';
import type { Executor } from '../executor.js';

export type AccountEvent = RecordedEvent<ScoreAccountEvent>;

/**
 * What an account says of one person and period, as far as it is acknowledged. What stands there never changes, so that
 * it may be read beside a decision; folded accounts keep little of it. Another account can have the name of the same
 * stream, where ids hold dashes: what it says is left out.
 */
export async function accountHistory(
  executor: Executor,
  period: string,
  staff: string,
): Promise<AccountEvent[]> {
  const events = (await executor.history(accountStream(period, staff))) as AccountEvent[];
  return events.filter(({ data }) => data.period === period && data.staff === staff);
}

/** Everything that was ever posted, by entry id. */
export function postedIn(history: readonly AccountEvent[]): Map<string, EntryData> {
  const posted = new Map<string, EntryData>();
  for (const { type, data } of history) if (type === 'EntryPosted') posted.set(data.entryId, data);
  return posted;
}
