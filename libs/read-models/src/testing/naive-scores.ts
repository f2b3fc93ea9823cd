import type { EntryData, RecordedEvent } from '#domain';
import type { View } from '../queries/view.js';

/*
 * The score sheet told a second time, as plainly as can be and with nothing of the read models in it: from all events,
 * every time, for the rulebook of the tests.
 */

const FRAME = [
  { id: 'quality', base: 2000, floor: 500, cap: 0 },
  { id: 'extra', base: 1000, floor: 0, cap: 500 },
];

export interface NaiveRow {
  period: string;
  staff: string;
  unit: string;
  post: string;
  records: number;
  scores: number[];
  total: number;
  rank: number;
  of: number;
}

export function naiveScores(
  all: readonly RecordedEvent[],
  { asOf = '9999-12-31', knownAt = '9999' }: View,
): NaiveRow[] {
  const events = all.filter(({ recordedAt }) => recordedAt <= knownAt);
  const peerGroup = all.flatMap((e) =>
    e.type === 'RulebookPublished' ? [e.data.rulebook.peerGroup] : [],
  )[0]!;
  const reversed = new Set(events.flatMap((e) => (e.type === 'EntryReversed' ? [e.data.reverses] : [])));
  const rows: NaiveRow[] = [];
  for (const { type, data: account } of events) {
    if (type !== 'AccountOpened') continue;
    const quarter = (date: string): string =>
      `${date.slice(0, 4)}-Q${Math.ceil(Number(date.slice(5, 7)) / 3)}`;
    const records = events.filter(
      ({ type, data }) =>
        type === 'WorkRecorded' &&
        data.staff === account.staff &&
        quarter(data.occurredOn) === account.period &&
        data.occurredOn <= asOf,
    ).length;
    const posted = events.flatMap(({ type, data }) =>
      type === 'EntryPosted' &&
      data.staff === account.staff &&
      data.period === account.period &&
      data.occurredOn <= asOf
        ? [data]
        : [],
    );
    if (records === 0 && posted.length === 0) continue;
    const live = posted.filter((e) => !reversed.has(e.entryId));
    const isOutdone = (bonus: EntryData, place: number): boolean =>
      live.some(
        (other, elsewhere) =>
          other.kind === 'bonus' &&
          FRAME.some(({ id }) => id === other.indicator) &&
          other.matter !== undefined &&
          other.matter === bonus.matter &&
          (other.points > bonus.points || (other.points === bonus.points && elsewhere < place)),
      );
    const counting = live.filter((e, place) => e.kind === 'deduction' || !isOutdone(e, place));
    const sum = (indicator: string, kind: string): number =>
      counting
        .filter((e) => e.indicator === indicator && e.kind === kind)
        .reduce((total, { points }) => total + points, 0);
    const scores = FRAME.map(({ id, base, floor, cap }) =>
      Math.max(floor, base - sum(id, 'deduction') + Math.min(sum(id, 'bonus'), cap)),
    );
    const { period, staff, unit, post } = account;
    const total = scores.reduce((a, b) => a + b);
    rows.push({ period, staff, unit, post, records, scores, total, rank: 0, of: 0 });
  }
  for (const row of rows) {
    const peers = rows.filter(
      (other) =>
        other.period === row.period && (peerGroup === 'organization' || other[peerGroup] === row[peerGroup]),
    );
    row.rank = 1 + peers.filter((other) => other.total > row.total).length;
    row.of = peers.length;
  }
  const key = (row: NaiveRow): string =>
    [row.unit, row.period, String(row.rank).padStart(3, '0'), row.staff].join(' ');
  return rows.sort((a, b) => (key(a) < key(b) ? -1 : 1));
}
