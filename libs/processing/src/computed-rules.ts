import { v5 as uuidv5 } from 'uuid';
import {
  accountStream,
  compileRulebook,
  period as periods,
  periodOf,
  periodStream,
  RULEBOOK_STREAM,
  scoreAccount,
  versionInForce,
  type CalendarDate,
  type CompiledRulebook,
  type EntryData,
  type EntrySteps,
  type PeriodState,
  type PostJudgement,
  type RecordedEvent,
  type Rule,
  type Rulebook,
  type RulebookPublished,
  type WorkRecorded,
} from '#domain';
import type { EventStore } from '#event-store';
import { clockRules } from './commands/casework-rules.js';
import { decodeEvent } from './event-codec.js';
import type { Executor } from './executor.js';

/** Of the ids of computed entries, which stand in the log: it never changes. */
const ENTRY_NAMESPACE = '6f9f5c1e-3a0b-5d7e-9c1f-2b8d4e6a7c10';

/**
 * The process manager that judges: each work record once, by the rulebook version in force on its day as the log
 * stood when the record was made. What follows goes into the score account of whoever the record is held to.
 */
export class ComputedRules {
  private readonly published: Rulebook[] = [];
  private readonly compiled = new Map<number, CompiledRulebook>();
  private readonly periodStates = new Map<string, PeriodState>();
  /** Accounts that are open as far as the log was handled: a record without consequences need not touch them. */
  private readonly opened = new Set<string>();

  constructor(
    private readonly executor: Executor,
    /** The day at the office: from it the person concerned has their time to answer. */
    private readonly today: () => CalendarDate,
  ) {}

  /** Learns the rulebook versions that were published up to a position: where a restart goes on from. */
  async resume(store: EventStore, position: number): Promise<void> {
    for (const stored of await store.readStream(RULEBOOK_STREAM)) {
      if (stored.position > position) return;
      this.learn(decodeEvent(stored) as RecordedEvent<RulebookPublished>);
    }
  }

  async handle(events: readonly RecordedEvent[]): Promise<void> {
    const judging: (Promise<unknown> | undefined)[] = [];
    const clock = await this.clock();
    for (const event of events) {
      if (event.type === 'RulebookPublished') this.learn(event);
      else if (event.type === 'AccountOpened') this.opened.add(event.stream);
      else if (event.type === 'WorkRecorded' && event.data.staff !== undefined) {
        judging.push(this.judge(event, await this.periodOfRecord(event), clock));
      }
    }
    await Promise.all(judging);
  }

  private learn({ data: { rulebook } }: RulebookPublished): void {
    if (this.compiled.has(rulebook.version)) return;
    this.published.push(rulebook);
    this.compiled.set(rulebook.version, compileRulebook(rulebook));
  }

  private async clock(): Promise<Clock> {
    const today = this.today();
    const { calendar } = await clockRules((decider, stream) => this.executor.read(decider, stream), today);
    return { today, calendar };
  }

  private async periodOfRecord({ data }: WorkRecorded): Promise<{ period: string; state: PeriodState }> {
    const { period } = periodOf(this.inForce(data.occurredOn).calendar, data.occurredOn);
    let state = this.periodStates.get(period);
    if (state === undefined) {
      state = await this.executor.read(periods, periodStream(period));
      this.periodStates.set(period, state);
    }
    return { period, state };
  }

  private judge(
    event: RecordedEvent<WorkRecorded>,
    { period, state }: { period: string; state: PeriodState },
    clock: Clock,
  ): Promise<unknown> | undefined {
    const { recordId, process, unit, occurredOn } = event.data;
    const staff = event.data.staff!;
    const rulebook = this.inForce(occurredOn);
    const rulebookVersion = rulebook.version;
    const entries: EntryData[] = [];
    const proposals: Proposed[] = [];
    for (const { rule, kind, indicator, points, reason, enters } of this.compiled
      .get(rulebookVersion)!
      .judge(event.data)) {
      const entry: EntryData = {
        entryId: computedEntryId(process, recordId, rule),
        period,
        staff,
        kind,
        indicator,
        points,
        occurredOn,
        origin: 'computed',
        rulebookVersion,
        rule,
        record: recordId,
        process,
        reason,
        evidence: [],
      };
      if (enters === 'posted') entries.push(entry);
      else proposals.push({ entry, steps: stepsFrom(enters, rulebook, indicator) });
    }
    const account = accountStream(period, staff);
    if (entries.length === 0 && proposals.length === 0 && this.opened.has(account)) return undefined;
    return this.executor.execute(
      scoreAccount,
      account,
      {
        type: 'PostJudgement',
        holder: { period, staff, unit, post: event.data.post! },
        periodState: state,
        entries,
        proposals,
        ...clock,
      },
      {
        actor: { kind: 'rule', id: 'computed-rules', rulebookVersion },
        commandId: `judge:${event.eventId}`,
        correlationId: event.correlationId,
        causationId: event.eventId,
      },
    );
  }

  private inForce(date: string): Rulebook {
    const rulebook = versionInForce(this.published, date);
    if (!rulebook)
      throw new Error(`a record of ${date} is in the log, but no rulebook was in force on that day`);
    return rulebook;
  }
}

/** What the time to answer is counted by. */
type Clock = Pick<PostJudgement, 'today' | 'calendar'>;

interface Proposed {
  readonly entry: EntryData;
  readonly steps: EntrySteps;
}

/** The person concerned has the days that the indicator gives, wherever before that the entry enters. */
function stepsFrom(enters: Rule['enters'], { indicators }: Rulebook, indicator: string): EntrySteps {
  const { answerDays } = indicators.find(({ id }) => id === indicator)!.steps;
  return { confirmation: enters === 'confirmation', answerDays };
}

/** One process, record and rule: one entry, however often and by whomever it is judged. */
function computedEntryId(process: string, record: string, rule: string): string {
  return uuidv5(JSON.stringify([process, record, rule]), ENTRY_NAMESPACE);
}
