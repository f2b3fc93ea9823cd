import type { RecordedEvent } from '#domain';
import { describeEvent } from '#read-models';
import type { TimelineEvent } from './dossier.js';

/** Under these names events say on which day of the world they happened; the first one counts. */
const DAYS = [
  'occurredOn',
  'filedOn',
  'decidedOn',
  'servedOn',
  'escalatedOn',
  'verifiedOn',
  'approvedOn',
  'on',
] as const;

/** Under these names events say why, or what somebody said. */
const WORDS = [
  'reason',
  'reasons',
  'statement',
  'grounds',
  'lateReason',
  'missing',
  'text',
  'opinion',
  'minutes',
  'summary',
  'description',
] as const;

/** @param silent only that it happened is told, and nothing that was said in it */
export function asLine(event: RecordedEvent, about: TimelineEvent['about'], silent = false): TimelineEvent {
  const { position, recordedAt, actor, type } = event;
  const data = event.data as unknown as Readonly<Record<string, unknown>>;
  const occurredOn = firstText(data, DAYS);
  const why = silent ? undefined : (firstText(data, WORDS) ?? wordsOfIssues(event));
  return {
    position,
    recordedAt,
    ...(occurredOn !== undefined && { occurredOn }),
    actor,
    type,
    about,
    what: describeEvent(event),
    ...(why !== undefined && { why }),
  };
}

/** Every event once, in the order of the log. Where it belongs to two parts of the matter, the first one given has it. */
export function inLogOrder(lines: Iterable<TimelineEvent>): TimelineEvent[] {
  const byPosition = new Map<number, TimelineEvent>();
  for (const line of lines) if (!byPosition.has(line.position)) byPosition.set(line.position, line);
  return [...byPosition.values()].sort((a, b) => a.position - b.position);
}

function firstText(data: Readonly<Record<string, unknown>>, names: readonly string[]): string | undefined {
  for (const name of names) {
    const value = data[name];
    if (typeof value === 'string' && value !== '') return value;
  }
  return undefined;
}

function wordsOfIssues({ type, data }: RecordedEvent): string | undefined {
  if (type === 'AppealFiled')
    return data.issues.map(({ issue, grounds }) => `${issue}: ${grounds}`).join(' · ');
  if (type === 'AppealDecided')
    return data.issues.map(({ issue, reasons }) => `${issue}: ${reasons}`).join(' · ');
  return undefined;
}
