import type { LeaseRecord, PlacedLeaseRecord } from '#event-store';

/** In milliseconds: how long a lease is good for without being renewed, and how often whoever holds it renews it. */
export const LEASE_TERM = 10_000;
export const LEASE_RENEWAL = 3_000;

/** One run of a node. Only one run of a node at a time there is: whoever starts it knows that the earlier has ended. */
export interface LeaseSeeker {
  readonly node: string;
  readonly run: string;
}

/** What one run knows of a lease, by its own monotonic clock: nobody's clock has to agree with another's. */
export interface KnownLease {
  /** Of the last record; -1 where there is none. */
  readonly revision: number;
  readonly record?: LeaseRecord;
  /**
   * From when its term counts here: when it was first seen, or before its writing began where it is one's own. So whoever
   * writes a record takes it for run out before anybody else does.
   */
  readonly since: number;
}

/** What stands in the stream. @param before what was known until now; undefined at the first look of a run */
export function noticed(
  before: KnownLease | undefined,
  found: PlacedLeaseRecord | undefined,
  me: LeaseSeeker,
  now: number,
): KnownLease {
  const { revision, record } = found ?? { revision: -1 };
  if (before && before.revision === revision) return before;
  return { revision, ...(record && { record }), since: since() };

  function since(): number {
    // Of one's own whose answer was lost it is not known how old it is.
    if (before && record?.run === me.run) return before.since;
    // An earlier run of this node, which has ended: there is nobody to wait for.
    if (!before && record?.node === me.node) return -Infinity;
    return now;
  }
}

export function holds({ record, since }: KnownLease, me: LeaseSeeker, now: number): boolean {
  return record?.run === me.run && now < since + record.term;
}

/** The node that has the lease as far as is known; undefined where it is free. */
export function holderOf({ record, since }: KnownLease, now: number): string | undefined {
  return record && now < since + record.term ? record.node : undefined;
}

/** `claim`: write that it is one's own, taken or renewed; `release`: write that it is free. */
export type LeaseStep = 'claim' | 'release' | 'wait';

/** @param able whether the work could be done here */
export function nextStep(known: KnownLease, me: LeaseSeeker, now: number, able: boolean): LeaseStep {
  const mine = known.record?.run === me.run && known.record.term > 0;
  if (!able) return mine ? 'release' : 'wait';
  const due = mine ? now >= known.since + LEASE_RENEWAL : holderOf(known, now) === undefined;
  return due ? 'claim' : 'wait';
}
