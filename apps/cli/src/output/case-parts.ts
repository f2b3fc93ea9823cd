import type { Due, FileDeadline, HistoryLine } from '#read-models';
import type { Actor } from '#domain';
import { outputWidth } from './print.js';
import { formatTable } from './table.js';

export const dueText = (due: Due | undefined): string =>
  due === undefined ? '' : `${due.dueBy} ${due.deadline}${due.breached ? ' BREACHED' : ''}`;

export function describeActor(actor: Actor): string {
  switch (actor.kind) {
    case 'person':
      return `${actor.id}, ${actor.role}`;
    case 'rule':
      return `${actor.id} v${actor.rulebookVersion}`;
    case 'system':
      return actor.id;
  }
}

/** Words in front of values, one on a line; those without a value are left out. */
export function factLines(facts: readonly (readonly [string, string | undefined | false])[]): string[] {
  const told = facts.filter(
    (fact): fact is [string, string] => typeof fact[1] === 'string' && fact[1] !== '',
  );
  const width = Math.max(0, ...told.map(([word]) => word.length));
  return told.map(([word, value]) => `${word.padEnd(width)}  ${value}`);
}

export function clockTable(deadlines: readonly FileDeadline[]): string {
  if (deadlines.length === 0) return 'No deadline was set.';
  return formatTable<FileDeadline>(
    [
      { title: 'deadline', value: ({ deadline }) => deadline },
      { title: 'from', value: ({ from }) => from },
      { title: 'last day', value: ({ dueBy }) => dueBy },
      {
        title: 'stood',
        value: ({ held }) => held.map(({ from, to }) => `${from}–${to}`).join(', '),
        flexible: true,
      },
      { title: 'became of it', value: becameOf },
    ],
    deadlines,
    outputWidth(),
  );
}

function becameOf({ breachedAt, endedAt, warnedAt, replaced }: FileDeadline): string {
  if (breachedAt !== undefined) return `BREACHED ${breachedAt.slice(0, 10)}`;
  if (replaced) return 'set anew';
  if (endedAt !== undefined) return `ended ${endedAt.slice(0, 10)}`;
  return warnedAt === undefined ? 'open' : 'open, warned';
}

export const historyTable = (history: readonly HistoryLine[]): string =>
  formatTable<HistoryLine>(
    [
      { title: 'event', value: ({ position }) => String(position), align: 'right' },
      { title: 'recorded (UTC)', value: ({ recordedAt }) => recordedAt.slice(0, 19).replace('T', ' ') },
      { title: 'by', value: ({ actor }) => describeActor(actor), flexible: true },
      { title: 'what', value: ({ what }) => what, flexible: true },
    ],
    history,
    outputWidth(),
  );
