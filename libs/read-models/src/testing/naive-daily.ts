import type { EntryStatus, RecordedEvent } from '#domain';

/* The days of assessment told a second time, from all events every time, with nothing of the read models in it. */

export interface NaiveEntry {
  readonly entryId: string;
  readonly staff: string;
  readonly unit: string;
  readonly status: EntryStatus;
  readonly indicator: string;
  readonly matter: string | undefined;
  readonly proposedBy: string;
  readonly position: number;
  readonly life: readonly RecordedEvent['type'][];
  readonly answer: string | undefined;
  readonly answerBy: string | null | undefined;
  readonly evidence: readonly string[];
}

/** Entries that were proposed, or posted by hand, in the order in which they came. */
export function naiveEntries(events: readonly RecordedEvent[]): NaiveEntry[] {
  const ids = events.flatMap(({ type, data }) =>
    type === 'EntryProposed' || (type === 'EntryPosted' && data.origin === 'manual') ? [data.entryId] : [],
  );
  return [...new Set(ids)].map((id) => entryOf(id, events));
}

function entryOf(id: string, events: readonly RecordedEvent[]): NaiveEntry {
  const life = events.filter(({ type, data }) =>
    type === 'EntryReversed'
      ? data.reverses === id
      : type !== 'ObservationMatured' && 'entryId' in data && data.entryId === id,
  );
  const [first] = life;
  if (first?.type !== 'EntryProposed' && first?.type !== 'EntryPosted')
    throw new Error('it begins otherwise');
  const { staff, indicator, matter, evidence } = first.data;
  const ended = life.find((one) => ['EntryReturned', 'EntryWithdrawn'].includes(one.type) || isDropped(one));
  // It moves with the account only as long as somebody may act on it.
  const account = events.flatMap(({ type, data, position }) =>
    type === 'AccountOpened' && data.staff === staff && !(ended && ended.position < position) ? [data] : [],
  )[0];
  return {
    entryId: id,
    staff,
    unit: account?.unit ?? (first.type === 'EntryProposed' ? first.data.unit : ''),
    status: statusOf(life),
    indicator,
    matter,
    proposedBy: first.type === 'EntryProposed' ? first.data.proposedBy : first.actor.id,
    position: first.position,
    life: life.map(({ type }) => type),
    answer: life.flatMap(({ type }) => ANSWERS[type] ?? [])[0],
    answerBy: life
      .flatMap(({ type, data }) =>
        type === 'EntryProposed' || type === 'EntryConfirmed' ? [data.answerBy] : [],
      )
      .at(-1),
    evidence: [
      ...(first.data.origin === 'manual' ? evidence : []),
      ...life.flatMap(({ type, data }) => (type === 'EvidenceAttached' ? [data.evidence] : [])),
    ],
  };
}

const ANSWERS: Readonly<Record<string, string>> = {
  EntryAcknowledged: 'acknowledged',
  EntryDisputed: 'disputed',
  AnswerLapsed: 'silent',
};

const isDropped = ({ type, data }: RecordedEvent): boolean =>
  type === 'DisputeDecided' && data.outcome === 'dropped';

function statusOf(life: readonly RecordedEvent[]): EntryStatus {
  const has = (type: RecordedEvent['type']): boolean => life.some((event) => event.type === type);
  if (has('EntryReversed')) return 'reversed';
  if (has('EntryPosted')) return 'posted';
  if (life.some(isDropped)) return 'dropped';
  if (has('EntryWithdrawn')) return 'withdrawn';
  if (has('EntryReturned')) return 'returned';
  if (has('EntryDisputed')) return 'disputed';
  const asked = life.some(
    ({ type, data }) => (type === 'EntryProposed' || type === 'EntryConfirmed') && data.answerBy !== null,
  );
  return asked ? 'awaiting-answer' : 'proposed';
}
