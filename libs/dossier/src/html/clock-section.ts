import type { CalendarDate } from '#domain';
import type { FileDeadline } from '#read-models';
import type { DossierFile } from '../dossier.js';
import { clockDrawing, type ClockSpan } from './clock-drawing.js';
import type { Markup } from './markup.js';
import { day, section, table } from './parts.js';
import { limitWords, plain } from './words.js';

/** The clock of a file: its deadlines, and beside them what else runs by days. `today` is the day that it is told of. */
export function clockSection(file: DossierFile, today: CalendarDate): Markup {
  const { deadlines } = file.kind === 'appeal' ? file.appeal : file.case;
  const spans = [...filingSpan(file), ...deadlines.map(deadlineSpan), ...sanctionSpans(file)];
  return section(
    'clock',
    'Clock',
    clockDrawing(spans, today),
    table(
      'Time limits',
      ['what', 'limit', 'starts', 'last day', 'days on which it stood', 'what became of it'],
      [
        ...filingSpan(file).map((one) => [
          one.title,
          undefined,
          day(one.from),
          day(one.dueBy),
          undefined,
          one.words,
        ]),
        ...deadlines.map((one) => [
          titleOf(one),
          one.limit && limitWords(one.limit),
          day(one.from),
          day(one.dueBy),
          one.held.map(({ from, to }) => `${from} until before ${to}`).join('; '),
          wordsOf(one),
        ]),
      ],
      'No time limit runs.',
    ),
  );
}

function deadlineSpan(one: FileDeadline): ClockSpan {
  const ended = one.endedAt ?? one.breachedAt;
  return {
    title: titleOf(one),
    from: one.from,
    dueBy: one.dueBy,
    warnOn: one.warnOn,
    held: one.held,
    state:
      one.breachedAt !== undefined
        ? 'breached'
        : one.endedAt !== undefined
          ? 'met'
          : one.replaced
            ? 'replaced'
            : 'open',
    words: wordsOf(one),
    ...(ended !== undefined && { endedOn: ended.slice(0, 10) }),
  };
}

const titleOf = ({ deadline }: FileDeadline): string =>
  deadline.startsWith('action:') ? `action ${deadline.slice('action:'.length)}` : plain(deadline);

function wordsOf({ dueBy, breachedAt, endedAt, replaced, warnedAt }: FileDeadline): string {
  if (breachedAt !== undefined) return `breached; was due ${dueBy}`;
  if (replaced) return 'set anew';
  if (endedAt !== undefined) return `ended ${endedAt.slice(0, 10)}`;
  return warnedAt === undefined ? `open until ${dueBy}` : `open until ${dueBy}, warned`;
}

/** The time to file, which ran before there was a file. */
function filingSpan(file: DossierFile): ClockSpan[] {
  if (file.kind !== 'appeal') return [];
  const { knownOn, fileBy, filedOn, outOfTime } = file.appeal;
  const words = `filed ${filedOn}, ${outOfTime ? 'out of time' : 'in time'}`;
  const state = outOfTime ? 'breached' : 'met';
  return [{ title: 'filing', from: knownOn, dueBy: fileBy, held: [], state, words, endedOn: filedOn }];
}

function sanctionSpans(file: DossierFile): ClockSpan[] {
  if (file.kind === 'appeal') return [];
  return file.case.sanctions.flatMap(({ rung, staff, from, until, status }): ClockSpan[] =>
    until === null
      ? []
      : [
          {
            title: `${plain(rung)}, ${staff}`,
            from,
            dueBy: until,
            held: [],
            state: status === 'standing' ? 'open' : status === 'spent' ? 'met' : 'replaced',
            words: status === 'standing' ? `runs until ${until}` : `${status}; last day ${until}`,
          },
        ],
  );
}
