/*
 * What a reader of the feed works out without any of the ledger's own code: who stands where, and why. Milli-points.
 */

export interface FeedEvent {
  readonly position: number;
  readonly type: string;
  readonly recordedAt: string;
  readonly actor: { readonly kind: string; readonly id: string };
  readonly data: Record<string, unknown> & { readonly staff?: string; readonly period?: string };
}

interface Frame {
  readonly base: number;
  readonly floor: number;
  readonly cap: number;
}

const frames: Readonly<Record<string, Frame>> = {
  timeliness: { base: 30_000, floor: 20_000, cap: 0 },
  conduct: { base: 20_000, floor: 0, cap: 0 },
  service: { base: 20_000, floor: 0, cap: 4_000 },
  learning: { base: 10_000, floor: 0, cap: 5_000 },
};

interface Posted {
  readonly entryId: string;
  readonly kind: string;
  readonly indicator: string;
  readonly points: number;
  readonly matter?: string;
  readonly position: number;
}

export interface RecomputedAccount {
  readonly period: string;
  readonly staff: string;
  readonly unit: string;
  readonly records: number;
  /** By indicator. */
  readonly scores: Readonly<Record<string, number>>;
  readonly total: number;
  readonly rank: number;
  readonly of: number;
  /** Entries that count, and those that do not. */
  readonly counted: readonly string[];
  readonly notCounted: readonly string[];
}

export function recompute(events: readonly FeedEvent[]): RecomputedAccount[] {
  const accounts = new Map<
    string,
    { unit: string; posted: Posted[]; reversed: Set<string>; records: number }
  >();
  const accountOf = (period: string, staff: string) => {
    const key = `${period} ${staff}`;
    if (!accounts.has(key)) accounts.set(key, { unit: '', posted: [], reversed: new Set(), records: 0 });
    return accounts.get(key)!;
  };
  for (const { type, data, position } of events) {
    const period = (data.period ?? String(data.occurredOn).slice(0, 7)) as string;
    if (type === 'AccountOpened') accountOf(period, data.staff!).unit = data.unit as string;
    if (type === 'WorkRecorded' && data.staff) accountOf(period, data.staff).records += 1;
    if (type === 'EntryPosted') {
      accountOf(period, data.staff!).posted.push({ ...(data as unknown as Posted), position });
    }
    if (type === 'EntryReversed') accountOf(period, data.staff!).reversed.add(data.reverses as string);
  }
  const rows = [...accounts]
    .filter(([, { unit }]) => unit !== '')
    .map(([key, account]) => ({ ...account, ...standing(account.posted, account.reversed), key }));
  return rows.map((row) => {
    const [period, staff] = row.key.split(' ') as [string, string];
    const peers = rows.filter((other) => other.unit === row.unit && other.key.startsWith(`${period} `));
    const rank = 1 + peers.filter((other) => other.total > row.total).length;
    return { ...row, period, staff, rank, of: peers.length };
  });
}

function standing(
  posted: readonly Posted[],
  reversed: ReadonlySet<string>,
): Pick<RecomputedAccount, 'scores' | 'total' | 'counted' | 'notCounted'> {
  const live = posted.filter(({ entryId }) => !reversed.has(entryId));
  const counts = (entry: Posted): boolean =>
    entry.kind === 'deduction' ||
    entry.matter === undefined ||
    !live.some(
      (other) =>
        other.kind === 'bonus' &&
        other.matter === entry.matter &&
        (other.points > entry.points || (other.points === entry.points && other.position < entry.position)),
    );
  const counted = live.filter(counts);
  const sum = (indicator: string, kind: string): number =>
    counted
      .filter((entry) => entry.indicator === indicator && entry.kind === kind)
      .reduce((total, { points }) => total + points, 0);
  const scores = Object.fromEntries(
    Object.entries(frames).map(([indicator, { base, floor, cap }]) => {
      const bonus = Math.min(sum(indicator, 'bonus'), cap);
      return [indicator, Math.max(floor, base - sum(indicator, 'deduction') + bonus)];
    }),
  );
  const ids = new Set(counted.map(({ entryId }) => entryId));
  return {
    scores,
    total: Object.values(scores).reduce((total, score) => total + score, 0),
    counted: [...ids].sort(),
    notCounted: posted
      .map(({ entryId }) => entryId)
      .filter((id) => !ids.has(id))
      .sort(),
  };
}

/** Late records, judged by hand: more than three days behind the plan cost a quarter of a point. */
export function lateRecords(events: readonly FeedEvent[]): string[] {
  const days = (from: unknown, to: unknown): number =>
    (Date.parse(to as string) - Date.parse(from as string)) / 86_400_000;
  return events
    .filter(
      ({ type, data }) =>
        type === 'WorkRecorded' && data.plannedOn && days(data.plannedOn, data.occurredOn) > 3,
    )
    .map(({ data }) => data.recordId as string)
    .sort();
}
