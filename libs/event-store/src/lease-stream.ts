/** An event of the log by its place and its id: the same in another log only where that log is the same up to there. */
export interface LogMark {
  readonly position: number;
  readonly eventId: string;
}

/** What a node says of a lease: that it has it, or that it gives it away. */
export interface LeaseRecord {
  readonly node: string;
  /** One of many that a node makes between its starts: no other writes under it. */
  readonly run: string;
  /** How long it is good for without another record behind it, in milliseconds; 0 gives the lease away. */
  readonly term: number;
  /** Up to where the work is done that the lease is for, by whomever; missing where that is not told. */
  readonly done?: LogMark;
}

export interface PlacedLeaseRecord {
  readonly revision: number;
  readonly record: LeaseRecord;
}

/** Where nodes tell each other about a lease: beside the log, and all but the last record may be forgotten. */
export interface LeaseStream {
  /** @throws StoreUnavailable; StoreRefused for what this program cannot read */
  last(): Promise<PlacedLeaseRecord | undefined>;
  /**
   * @param behind revision of the last record; -1 where there is none
   * @returns its own revision; undefined where another record came first, or came of an earlier try
   * @throws StoreUnavailable where the outcome is not known; StoreRefused
   */
  append(record: LeaseRecord, behind: number): Promise<number | undefined>;
}
