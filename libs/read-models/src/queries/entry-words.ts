import { formatPoints } from '#scoring';
import { dayWords } from './day-words.js';
import type { ExplainedEntry } from './explained-entries.js';

/** What came between the proposal of an entry and its posting. Times in UTC. */
export interface EntryPath {
  readonly proposedBy?: string;
  readonly proposedAt?: string;
  readonly confirmedBy?: string;
  readonly confirmedAt?: string;
  readonly answer?: ExplainedEntry['answer'];
  readonly answeredAt?: string;
  readonly decidedBy?: string;
  readonly decidedAt?: string;
}

/**
 * An entry as the person concerned reads it: what was deducted or added and why, who or what is behind it, what they
 * said to it themselves, and why it does not count where it does not. People are named by their ids.
 */
export function entryWords(
  entry: Omit<ExplainedEntry, 'words'>,
  path: EntryPath,
  indicatorName: string,
): string {
  const { kind, points, occurredOn, corrects } = entry;
  const amount = `${formatPoints(points)} ${points === 1000 ? 'point was' : 'points were'}`;
  const what = kind === 'deduction' ? 'deducted' : 'added as a bonus';
  return [
    `On ${dayWords(occurredOn)} ${amount} ${what} under ${indicatorName}: ${sentence(entry.reason)}`,
    entry.case === undefined ? '' : `It follows from accountability case ${entry.case}.`,
    corrects === undefined ? '' : `It stands in place of entry ${corrects}, which was reversed.`,
    behind(entry, path),
    answerWords(path),
    whyNotCounted(entry, indicatorName),
  ]
    .filter((part) => part !== '')
    .join(' ');
}

/** Who or what made it. */
function behind({ origin, rule, rulebookVersion }: Omit<ExplainedEntry, 'words'>, path: EntryPath): string {
  const { proposedBy, proposedAt, confirmedBy, confirmedAt } = path;
  const confirmed =
    confirmedBy === undefined
      ? 'nobody had to confirm it'
      : `${confirmedBy} confirmed it${confirmedAt === undefined ? '' : ` on ${dayWords(confirmedAt)}`}`;
  const applied = rule === undefined ? '' : `rule ${rule} of rulebook version ${rulebookVersion}`;
  if (origin === 'computed') return `Rule ${applied.slice(5)} applied; ${confirmed}.`;
  const person = proposedBy ?? 'A person';
  const on = proposedAt === undefined ? '' : ` on ${dayWords(proposedAt)}`;
  const under = applied === '' ? `under rulebook version ${rulebookVersion}` : `under ${applied}`;
  return `${person} proposed it${on} ${under}; ${confirmed}.`;
}

function answerWords({ answer, answeredAt, decidedBy, decidedAt }: EntryPath): string {
  const on = answeredAt === undefined ? '' : ` on ${dayWords(answeredAt)}`;
  switch (answer) {
    case undefined:
      return '';
    case 'acknowledged':
      return `You acknowledged it${on}.`;
    case 'silent':
      return 'You were asked and did not answer in time, which says neither yes nor no.';
    case 'disputed': {
      const decided = decidedAt === undefined ? '' : ` on ${dayWords(decidedAt)}`;
      return `You disputed it${on}${decidedBy === undefined ? '' : `; ${decidedBy} decided${decided} that it stands`}.`;
    }
  }
}

function whyNotCounted(
  { notCounted, reversal, matter, outdoneBy }: Omit<ExplainedEntry, 'words'>,
  indicatorName: string,
): string {
  switch (notCounted) {
    case undefined:
      return '';
    case 'reversed':
      return `It does not count: it was reversed on ${dayWords(reversal!.recordedAt)} on the authority of ${reversal!.authority}${becauseOf(reversal!)}: ${sentence(reversal!.reason)}`;
    case 'indicator-not-in-frame':
      return `It does not count: ${indicatorName} is not part of what this period is assessed by.`;
    case 'outdone':
      return `It does not count: of the bonuses for matter ${matter} only the highest does, and that is entry ${outdoneBy}.`;
  }
}

/** What led to a reversal beyond the words of whoever did it. */
const becauseOf = ({ appeal, case: id }: NonNullable<ExplainedEntry['reversal']>): string =>
  appeal !== undefined ? ` (appeal ${appeal})` : id !== undefined ? ` (case ${id})` : '';

/** Somebody's own words as the end of a sentence. */
const sentence = (text: string): string => (/[.!?…]$/.test(text) ? text : `${text}.`);
