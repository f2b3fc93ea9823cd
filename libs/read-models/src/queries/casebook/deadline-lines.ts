import type { DeadlineEvent, DeadlineName, Deadlines, RecordedEvent } from '#domain';
import type { FileDeadline } from './files.js';
import type { Due } from './rows.js';

type Line = { -readonly [K in keyof FileDeadline]: FileDeadline[K] };

/** Every deadline of a case, and what became of it. */
export class DeadlineLines {
  readonly lines: FileDeadline[] = [];
  private readonly current = new Map<string, Line>();

  /** @param open the deadlines that the event leaves open */
  take(event: RecordedEvent, open: Deadlines): void {
    const { type } = event;
    if (type === 'DeadlineSet' || type === 'DeadlineWarned' || type === 'DeadlineBreached') this.note(event);
    for (const [name, line] of this.current) {
      if (open.has(name)) continue;
      line.endedAt = event.recordedAt;
      this.current.delete(name);
    }
  }

  private note({ type, data, recordedAt }: RecordedEvent<DeadlineEvent>): void {
    const before = this.current.get(data.deadline);
    if (type === 'DeadlineWarned') {
      if (before) before.warnedAt = recordedAt;
      return;
    }
    if (type === 'DeadlineBreached') {
      if (before) before.breachedAt = recordedAt;
      return;
    }
    if (before) before.replaced = true;
    const { deadline, limit, from, dueBy, warnOn, held = [] } = data;
    const line: Line = { deadline, limit, from, dueBy, warnOn, held, setAt: recordedAt, replaced: false };
    this.current.set(deadline, line);
    this.lines.push(line);
  }
}

/** The open deadline that ends first; none while the clock stands. */
export function firstDue(deadlines: Deadlines, clockRuns: boolean): { due?: Due } {
  if (!clockRuns || deadlines.size === 0) return {};
  const [first] = [...deadlines].sort(([, a], [, b]) => (a.dueBy < b.dueBy ? -1 : a.dueBy > b.dueBy ? 1 : 0));
  const [deadline, { dueBy, breached }] = first!;
  return { due: { deadline: deadline as DeadlineName, dueBy, breached } };
}
