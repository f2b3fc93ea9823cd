import { whoMay } from '../duty/who-may.js';
import { entryStatuses, isPending, type EntryCase, type EntryStatus } from '../score-account/entry-case.js';
import { lifeSteps, type LifeStep, type Move } from './entry-life.js';
import { markdownTable } from '../../../../test/support/document-parts.js';

/* How docs/entry-life.md shows the life of an entry. */

const pending = (status: EntryStatus): boolean => isPending({ status } as EntryCase);
const shown = entryStatuses.filter((status) => pending(status) || status === 'posted');
const ended = entryStatuses.filter((status) => !shown.includes(status));

const judge = `${whoMay.judgeEntry.join(', ')} who took no part`;
const actors: Record<LifeStep, string> = {
  proposal: whoMay.proposeEntry.join(', '),
  confirmation: judge,
  return: judge,
  withdrawal: 'who proposed it',
  evidence: `who proposed it, ${whoMay.judgeEntry.join(', ')}; who may answer it, their own`,
  acknowledgement: 'the person concerned',
  dispute: 'the person concerned',
  silence: 'the ledger itself',
  'dispute-decision: stands': judge,
  'dispute-decision: dropped': judge,
  reversal: whoMay.reverseEntry.join(', '),
  correction: whoMay.reverseEntry.join(', '),
};

/** Steps below one another, beside each where it leads from which status. */
export function lifeTable(moves: readonly Move[]): string {
  const head = ['step', 'by', 'none yet', ...shown, ended.join(', '), 'elsewhere refused with'];
  const rows = lifeSteps.map((step) => {
    const ofStep = moves.filter((move) => move.step === step);
    const leadsTo = (from: readonly (EntryStatus | undefined)[]): string =>
      unique(ofStep.filter((move) => from.includes(move.from)).map(({ to }) => to)).join(' or ');
    return [
      `\`${step}\``,
      actors[step],
      leadsTo([undefined]),
      ...shown.map((status) => leadsTo([status])),
      leadsTo(ended),
      unique(ofStep.map(({ refusal }) => refusal && `\`${refusal}\``)).join(', '),
    ];
  });
  return markdownTable(head, rows);
}

/** The same as a Mermaid diagram, without what leaves an entry where it is. */
export function lifeDiagram(moves: readonly Move[]): string {
  const moving = moves.filter(({ from, to }) => to !== undefined && from !== to);
  const arrows = Map.groupBy(moving, ({ from, to }) => `${idOf(from)} --> ${idOf(to)}`);
  return [
    '```mermaid',
    'stateDiagram-v2',
    ...[...arrows].map(
      ([arrow, along]) =>
        `  ${arrow}: ${unique(along.map(({ step }) => step.replace(': ', ' – '))).join(', ')}`,
    ),
    '```',
  ].join('\n');
}

/** A hyphen has a meaning of its own there. */
const idOf = (status: EntryStatus | undefined): string => status?.replaceAll('-', '_') ?? '[*]';

const unique = (words: readonly (string | undefined)[]): string[] => [
  ...new Set(words.filter((word): word is string => word !== undefined)),
];
