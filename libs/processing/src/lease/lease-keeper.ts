import { setTimeout as delay } from 'node:timers/promises';
import type { LeaseRecord, LeaseStream, LogMark } from '#event-store';
import {
  holderOf,
  holds,
  LEASE_TERM,
  nextStep,
  noticed,
  type KnownLease,
  type LeaseSeeker,
  type LeaseStep,
} from './lease.js';

/** How long a change may go unnoticed, in milliseconds. */
const LOOK = 1_000;

/** Work that one node at a time is enough for. It must be harmless where two do it nevertheless. */
export interface Duty {
  start(): void;
  /** Ends it behind what is under way; it can be started again. */
  stop(): Promise<void>;
  /** Whether it could be done here, now or later. */
  able(): boolean;
  /** Up to where it is done; missing where it follows no log. */
  done?(): Promise<LogMark | undefined>;
  /** Another node says that it is done up to there; never while it is at work here. */
  passed?(mark: LogMark): Promise<void>;
  /** Nobody can say for long now who is to do it; undefined where that is over. Never while it is at work here. */
  hindered?(why: Error | undefined): void;
}

export interface LeaseNews {
  /** `failing`: what keeps this node from looking after the lease is in `failure`. */
  readonly kind: 'taken' | 'lost' | 'released' | 'failing';
  readonly lease: string;
  /** Who has it now, as far as is known. */
  readonly holder?: string;
  readonly failure?: string;
}

export interface LeaseStatus {
  readonly lease: string;
  /** This node's name, as others know it. */
  readonly node: string;
  /** Whether this node works. */
  readonly held: boolean;
  /** The node that works; missing where none does. */
  readonly holder?: string;
  /** What keeps this node from looking after the lease. */
  readonly failure?: string;
}

/** Does a work for as long as this node has the lease for it, and tries to have it. */
export class LeaseKeeper {
  private readonly stopping = new AbortController();
  private readonly watchers: ((news: LeaseNews) => void)[] = [];
  private running: Promise<void> | undefined;
  private known: KnownLease | undefined;
  private working = false;
  private failure: { readonly error: Error; readonly since: number } | undefined;

  constructor(
    private readonly lease: string,
    private readonly me: LeaseSeeker,
    private readonly records: LeaseStream,
    private readonly duty: Duty,
    /** Milliseconds of a clock that never goes back. */
    private readonly now: () => number = () => performance.now(),
  ) {}

  get status(): LeaseStatus {
    const holder = this.known && holderOf(this.known, this.now());
    return {
      lease: this.lease,
      node: this.me.node,
      held: this.working,
      ...(holder !== undefined && { holder }),
      ...(this.failure && { failure: this.failure.error.message }),
    };
  }

  /** Calls back with what becomes of the lease here, beginning with that it is held or failing already. */
  watch(onNews: (news: LeaseNews) => void): void {
    this.watchers.push(onNews);
    if (this.working) onNews(this.news('taken'));
    else if (this.failure) onNews(this.news('failing'));
  }

  start(): void {
    this.running ??= this.run();
  }

  /** Ends the work and gives the lease away, so that nobody waits for it to run out. */
  async stop(): Promise<void> {
    this.stopping.abort();
    await this.running;
    const worked = this.working;
    await this.endWork();
    try {
      if (this.known && nextStep(this.known, this.me, this.now(), false) === 'release') await this.write(0);
      if (worked) this.tell('released');
    } catch {
      // It cannot be said: then it runs out.
      if (worked) this.tell('lost');
    }
  }

  /** Looks and does what is to be done now. Never rejects. */
  async turn(): Promise<void> {
    const step = await this.attempt(() => this.act());
    if (step) this.failure = undefined;
    const long = this.failure && this.now() >= this.failure.since + LEASE_TERM;
    if (!this.working) this.duty.hindered?.(long ? this.failure!.error : undefined);
    await this.attempt(() => this.workWhileHeld(step === 'release'));
  }

  private async run(): Promise<void> {
    const { signal } = this.stopping;
    while (!signal.aborted) {
      await this.turn();
      await delay(LOOK, undefined, { signal, ref: false }).catch(() => undefined);
    }
  }

  private async act(): Promise<LeaseStep> {
    if (!this.holds()) await this.standBy();
    const step = nextStep(this.known!, this.me, this.now(), this.duty.able());
    if (step !== 'wait') await this.write(step === 'claim' ? LEASE_TERM : 0);
    return step;
  }

  private async workWhileHeld(released: boolean): Promise<void> {
    const held = this.holds();
    if (held && !this.working) {
      this.working = true;
      this.duty.start();
      this.tell('taken');
    } else if (!held && this.working) {
      await this.endWork();
      this.tell(released ? 'released' : 'lost');
    }
  }

  /** @returns undefined where it failed; that is told */
  private async attempt<T>(work: () => Promise<T>): Promise<T | undefined> {
    try {
      return await work();
    } catch (error) {
      this.fail(error as Error);
      return undefined;
    }
  }

  private holds(): boolean {
    return this.known !== undefined && holds(this.known, this.me, this.now());
  }

  private async look(): Promise<void> {
    const found = await this.records.last();
    this.known = noticed(this.known, found, this.me, this.now());
  }

  /** Whoever takes over goes on from where the last one says that it was. */
  private async standBy(): Promise<void> {
    await this.look();
    const done = this.known?.record?.done;
    if (done && !this.working) await this.duty.passed?.(done);
  }

  private async write(term: number): Promise<void> {
    const since = this.now();
    const done = await this.duty.done?.();
    const record: LeaseRecord = { ...this.me, term, ...(done && { done }) };
    const revision = await this.records.append(record, this.known!.revision);
    if (revision === undefined) await this.look();
    else this.known = { revision, record, since };
  }

  private async endWork(): Promise<void> {
    if (!this.working) return;
    this.working = false;
    await this.duty.stop();
  }

  private fail(error: Error): void {
    const before = this.failure;
    this.failure = { error, since: before?.since ?? this.now() };
    if (!before) this.tell('failing');
  }

  private tell(kind: LeaseNews['kind']): void {
    for (const onNews of this.watchers) onNews(this.news(kind));
  }

  private news(kind: LeaseNews['kind']): LeaseNews {
    const { lease, holder, failure } = this.status;
    return {
      kind,
      lease,
      ...(holder !== undefined && { holder }),
      ...(kind === 'failing' && failure !== undefined && { failure }),
    };
  }
}
