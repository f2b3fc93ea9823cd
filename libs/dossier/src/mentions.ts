import { isToldTo, type CaseSource, type EntryData, type RecordedEvent } from '#domain';

export interface EntryRef {
  readonly period: string;
  readonly staff: string;
  readonly entryId: string;
}

/** What the events of a matter name: whatever has a stream of its own. */
export class Mentions {
  readonly entries = new Map<string, EntryRef>();
  /** Accounts whose whole score is contested. */
  readonly scores = new Map<string, { readonly period: string; readonly staff: string }>();
  readonly cases = new Set<string>();
  /** By process: the records that the matter is about. */
  readonly processes = new Map<string, Set<string>>();
  /** By evidence: what names it, in words. */
  readonly evidence = new Map<string, Set<string>>();
  readonly observations = new Set<string>();
  readonly matters = new Set<string>();
  /** By version: the indicators and rules of it that decided something. */
  readonly rulebooks = new Map<number, Set<string>>();

  /** @param person whose matter it is: entries of others are no part of it; undefined where it is everybody's */
  constructor(private readonly person?: string) {}

  /** Whether an event, such as what was observed, is about somebody else than whose matter it is. */
  isOfAnother(event: RecordedEvent | undefined): boolean {
    return this.person !== undefined && event !== undefined && !isToldTo(this.person, event);
  }

  /** Of an event of the file, or of a file that belongs to the matter. */
  note({ type, data }: RecordedEvent): void {
    switch (type) {
      case 'AppealFiled':
        for (const { subject } of data.issues) {
          if (subject.kind === 'entry') this.entry({ ...subject, staff: data.staff });
          else if (subject.kind === 'score') this.score(subject.period, data.staff);
          else this.cases.add(subject.case);
        }
        return;
      case 'AppealDecided':
        for (const { remedies } of data.issues)
          for (const remedy of remedies)
            if ('entryId' in remedy) this.entry({ ...remedy, staff: data.staff });
        return;
      case 'AppealEvidenceSubmitted':
      case 'CaseEvidenceAttached':
        return this.named(data.evidence, 'the file');
      case 'AppealReopened':
        for (const one of data.evidence) this.named(one, 'the reopening');
        return;
      case 'CaseOpened':
        this.source(data.source);
        if (data.process !== undefined) this.process(data.process);
        return;
      case 'StepsTraced':
        return this.process(data.process);
      case 'CaseDecided':
        for (const entry of data.entries) this.entry(entry);
        return;
      case 'ObservationNoted':
        if (data.process !== undefined) this.process(data.process);
        for (const one of data.evidence) this.named(one, `observation ${data.observation}`);
    }
  }

  /** What an entry rests on. `follow` false: where it came from is not part of the matter. */
  restsOn(entry: EntryData, observation: string | undefined, follow: boolean): void {
    const { entryId, rulebookVersion, indicator, rule, process, record, matter } = entry;
    const decided = this.rulebooks.get(rulebookVersion) ?? new Set();
    decided.add(indicator);
    if (rule !== undefined) decided.add(rule);
    this.rulebooks.set(rulebookVersion, decided);
    if (!follow) return;
    if (process !== undefined) this.process(process, record);
    if (matter !== undefined) this.matters.add(matter);
    if (observation !== undefined) this.observations.add(observation);
    if (entry.case !== undefined) this.cases.add(entry.case);
    // What a computed entry names is the record that it rests on.
    if (entry.origin === 'manual') for (const one of entry.evidence) this.named(one, `entry ${entryId}`);
  }

  private named(evidence: string, by: string): void {
    this.evidence.set(evidence, (this.evidence.get(evidence) ?? new Set()).add(by));
  }

  private process(process: string, record?: string): void {
    const records = this.processes.get(process) ?? new Set();
    if (record !== undefined) records.add(record);
    this.processes.set(process, records);
  }

  private source(source: CaseSource): void {
    if (source.kind === 'work-record') this.process(source.process, source.record);
    if (source.kind === 'entry') this.entry(source);
    if (source.kind === 'observation') this.observations.add(source.observation);
  }

  private entry({ period, staff, entryId }: EntryRef): void {
    if (this.person !== undefined && staff !== this.person) return;
    this.entries.set(JSON.stringify([period, staff, entryId]), { period, staff, entryId });
  }

  private score(period: string, staff: string): void {
    this.scores.set(JSON.stringify([period, staff]), { period, staff });
  }
}
