import {
  scoreAccount,
  type EntryData,
  type EntryProposed,
  type RecordedEvent,
  type ScoreAccountEvent,
} from '#domain';
import type { DossierEntry } from './dossier.js';
import { asLine } from './timeline.js';

type AccountEvent = RecordedEvent<ScoreAccountEvent>;

/** An entry of an account, with what happened to it in the order of the log. */
export interface EntryTrail {
  readonly entry: DossierEntry;
  readonly events: readonly RecordedEvent[];
  readonly observation?: string;
}

interface Beginning {
  readonly entry: EntryData;
  readonly proposedBy: string;
  readonly observation?: string;
}

/**
 * Entries of one account, with those that were proposed or posted in their place.
 * @param wanted ids of entries; null for every one that was posted
 */
export function entriesOf(
  events: readonly RecordedEvent[],
  wanted: ReadonlySet<string> | null,
): EntryTrail[] {
  const account = events as readonly AccountEvent[];
  const ids = wanted === null ? everyPosted(account) : withReplacements(account, wanted);
  const state = account.reduce(scoreAccount.evolve, scoreAccount.initialState());
  return [...Map.groupBy(account, entryOf)]
    .filter(([id]) => id !== undefined && ids.has(id))
    .flatMap(([id, own]): EntryTrail[] => {
      const first = own.map(beginning).find((one) => one !== undefined);
      if (first === undefined) return [];
      const evidence = own.flatMap(({ type, data }) => (type === 'EvidenceAttached' ? [data.evidence] : []));
      const reversedBy = state.entries.get(id!)?.reversedBy;
      const status = state.cases.get(id!)?.status ?? (reversedBy === undefined ? 'posted' : 'reversed');
      return [
        {
          entry: {
            ...first.entry,
            evidence: [...new Set([...first.entry.evidence, ...evidence])],
            status,
            proposedBy: first.proposedBy,
            position: own[0]!.position,
            life: own.map(lifeStep),
          },
          events: own,
          ...(first.observation !== undefined && { observation: first.observation }),
        },
      ];
    });
}

/** Which entry an event is about: a reversal is about the one that it takes out. */
function entryOf({ type, data }: AccountEvent): string | undefined {
  if (type === 'EntryReversed') return data.reverses;
  return 'entryId' in data ? data.entryId : undefined;
}

function beginning({ type, data, actor }: AccountEvent): Beginning | undefined {
  if (type === 'EntryPosted') return { entry: data, proposedBy: actor.id };
  if (type !== 'EntryProposed') return undefined;
  const { proposedBy, observation } = data;
  return { entry: asEntry(data), proposedBy, ...(observation !== undefined && { observation }) };
}

/** What is posted of a proposal. */
function asEntry(proposal: EntryProposed['data']): EntryData {
  const kept = Object.entries(proposal).filter(([name]) => !OF_PROPOSALS.has(name));
  return Object.fromEntries(kept) as unknown as EntryData;
}

const OF_PROPOSALS: ReadonlySet<string> = new Set([
  'unit',
  'post',
  'proposedBy',
  'steps',
  'answerBy',
  'observation',
  'revises',
]);

function lifeStep(event: AccountEvent): DossierEntry['life'][number] {
  const { position, recordedAt, actor, type, what, why } = asLine(event, 'entry');
  return { position, recordedAt, actor, type, what, ...(why !== undefined && { why }) };
}

const everyPosted = (account: readonly AccountEvent[]): Set<string> =>
  new Set(account.flatMap(({ type, data }) => (type === 'EntryPosted' ? [data.entryId] : [])));

/** In both directions: a corrected entry and its correction tell one story. */
function withReplacements(account: readonly AccountEvent[], wanted: ReadonlySet<string>): Set<string> {
  const pairs = account.flatMap(({ type, data }): [string, string][] => {
    if (type === 'EntryPosted' && data.corrects !== undefined) return [[data.corrects, data.entryId]];
    if (type === 'EntryProposed' && data.revises !== undefined) return [[data.revises, data.entryId]];
    return [];
  });
  const ids = new Set(wanted);
  for (let size = -1; size !== ids.size;) {
    size = ids.size;
    for (const pair of pairs) if (pair.some((id) => ids.has(id))) pair.forEach((id) => ids.add(id));
  }
  return ids;
}
