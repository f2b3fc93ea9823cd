import { type Answer, type EntryData, fromDayNumber, type Rulebook } from '#domain';
import { outdoneBonuses } from '../matter-bonuses.js';
import { fromMillis } from '../moments.js';
import { withoutNulls } from '../without-nulls.js';
import { entryWords, type EntryPath } from './entry-words.js';
import { posterOf } from './posted-at-once.js';
import { entriesOf, type PostedRow } from './posted-entries.js';
import type { Tables } from './tables.js';
import type { Cutoff } from './view.js';

/** An entry of an account and where it stands in the log. It counts unless `notCounted` says why it does not. */
export interface ExplainedEntry extends Omit<EntryData, 'period' | 'staff'> {
  readonly position: number;
  readonly recordedAt: string;
  readonly reversal?: {
    readonly entryId: string;
    readonly position: number;
    readonly recordedAt: string;
    readonly reason: string;
    readonly authority: string;
    /** The appeal, or the accountability case, that it follows from. */
    readonly appeal?: string;
    readonly case?: string;
  };
  /** Who proposed it: a person, or the rule of a computed entry. */
  readonly proposedBy?: string;
  readonly confirmedBy?: string;
  /** What the person concerned said, where they were asked. */
  readonly answer?: Answer;
  /** `outdone`: of the bonuses for its matter only the highest counts. */
  readonly notCounted?: 'reversed' | 'indicator-not-in-frame' | 'outdone';
  /** Id of the bonus that counts in its place. */
  readonly outdoneBy?: string;
  /** All of it in words for the person concerned. */
  readonly words: string;
}

/** The entries of an account at a cutoff, in the order of the log. */
export function explainedEntries(
  tables: Tables,
  account: number,
  of: { period: string; staff: string; frame: Rulebook; cutoff: Cutoff | undefined },
): ExplainedEntry[] {
  const { period, staff, frame, cutoff } = of;
  const rows = entriesOf(tables, account, cutoff);
  const names = new Map(frame.indicators.map(({ id, name }) => [id, name]));
  const isReversed = ({ reversedAt }: PostedRow): boolean =>
    reversedAt !== null && (!cutoff || reversedAt <= cutoff.at);
  const outdone = outdoneBonuses(rows.filter((row) => !isReversed(row) && names.has(row.indicator)));
  const paths = pathsOf(tables, period, staff);
  return rows.map((row) => {
    const path = paths.get(row.entryId) ?? pathAtOnce(row);
    const outdoneBy = outdone.get(row)?.entryId;
    const reversed = isReversed(row);
    const notCounted: ExplainedEntry['notCounted'] = reversed
      ? 'reversed'
      : !names.has(row.indicator)
        ? 'indicator-not-in-frame'
        : outdoneBy !== undefined
          ? 'outdone'
          : undefined;
    const entry = {
      ...posted(row),
      ...withWhom(row, path),
      ...(reversed && { reversal: reversalOf(row) }),
      ...(notCounted && { notCounted }),
      ...(outdoneBy !== undefined && { outdoneBy }),
    };
    return { ...entry, words: entryWords(entry, path, names.get(row.indicator) ?? row.indicator) };
  });
}

function posted(row: PostedRow): Omit<ExplainedEntry, 'words'> {
  return {
    position: row.position,
    recordedAt: fromMillis(row.recordedAt),
    entryId: row.entryId,
    kind: row.kind,
    indicator: row.indicator,
    points: row.points,
    occurredOn: fromDayNumber(row.occurredOn),
    origin: row.origin,
    rulebookVersion: row.rulebookVersion,
    ...(row.rule !== null && { rule: row.rule }),
    ...(row.record !== null && { record: row.record }),
    ...(row.process !== null && { process: row.process }),
    reason: row.reason,
    evidence: JSON.parse(row.evidence) as string[],
    ...(row.matter !== null && { matter: row.matter }),
    ...(row.corrects !== null && { corrects: row.corrects }),
    ...(row.case !== null && { case: row.case }),
  };
}

function withWhom(
  { rule, origin }: PostedRow,
  { proposedBy, confirmedBy, answer }: EntryPath,
): Pick<ExplainedEntry, 'proposedBy' | 'confirmedBy' | 'answer'> {
  const proposer = proposedBy ?? (origin === 'computed' ? rule : null);
  return {
    ...(proposer !== null && { proposedBy: proposer }),
    ...(confirmedBy !== undefined && { confirmedBy }),
    ...(answer !== undefined && { answer }),
  };
}

const reversalOf = (row: PostedRow): NonNullable<ExplainedEntry['reversal']> => ({
  entryId: row.reversalId,
  position: row.reversedPosition!,
  recordedAt: fromMillis(row.reversedAt!),
  reason: row.reversalReason,
  authority: row.reversalAuthority,
  ...(row.reversalAppeal !== null && { appeal: row.reversalAppeal }),
  ...(row.reversalCase !== null && { case: row.reversalCase }),
});

/** Of an entry without a life: whoever posted it proposed it as well. A rule has nothing to say to that. */
const pathAtOnce = (row: PostedRow): EntryPath =>
  row.origin === 'manual' ? { proposedBy: posterOf(row).id, proposedAt: fromMillis(row.recordedAt) } : {};

/** By entry id; what was posted at once has none. All of it was known when the entry was posted. */
function pathsOf(tables: Tables, period: string, staff: string): Map<string, EntryPath> {
  const rows = tables.all<{
    entryId: string;
    proposedBy: string;
    proposedAt: number;
    confirmedBy: string | null;
    confirmedAt: number | null;
    answer: Answer | null;
    answeredAt: number | null;
    decidedBy: string | null;
    decidedAt: number | null;
  }>(
    `SELECT entry_id AS entryId, proposed_by AS proposedBy, proposed_at AS proposedAt, confirmed_by AS confirmedBy,
       confirmed_at AS confirmedAt, answer, answered_at AS answeredAt, decided_by AS decidedBy, decided_at AS decidedAt
     FROM assessed_entry WHERE period = ? AND staff = ?`,
    period,
    staff,
  );
  const at = (millis: number | null): string | null => (millis === null ? null : fromMillis(millis));
  return new Map(
    rows.map(({ entryId, proposedAt, confirmedAt, answeredAt, decidedAt, ...who }) => [
      entryId,
      withoutNulls({
        ...who,
        proposedAt: at(proposedAt),
        confirmedAt: at(confirmedAt),
        answeredAt: at(answeredAt),
        decidedAt: at(decidedAt),
      }),
    ]),
  );
}
