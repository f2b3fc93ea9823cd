import {
  accountabilityCase,
  addDays,
  accountStream,
  caseStream,
  followCorrections,
  parsePeriod,
  RULEBOOK_STREAM,
  rulebooks,
  scoreAccount,
  type AppealSubject,
  type CalendarDate,
  type CaseState,
  type Contested,
} from '#domain';
import type { ReadState } from '../command.js';
import type { Executor } from '../executor.js';
import { accountHistory, postedIn, type AccountEvent } from './account-history.js';
import { whoActed, whoTookPart } from './who-took-part.js';

/** Where a subject is looked up, and whose it has to be. */
export interface ContestedBy {
  readonly executor: Executor;
  readonly read: ReadState;
  readonly staff: string;
  /** When the appellant knew of it: a score is contested as it stood that day. */
  readonly knownOn: CalendarDate;
}

const NO_SUCH_THING: Contested = { exists: false, stands: false, tookPart: [] };

/** What the streams of a subject tell of it; somebody else's is none. */
export async function contestedBy(asked: ContestedBy, subject: AppealSubject): Promise<Contested> {
  switch (subject.kind) {
    case 'entry':
      return entryContested(asked, subject);
    case 'score':
      return scoreContested(asked, subject.period);
    case 'finding':
      return findingContested(asked.staff, await asked.read(accountabilityCase, caseStream(subject.case)));
    case 'sanction':
      return sanctionContested(
        asked.staff,
        await asked.read(accountabilityCase, caseStream(subject.case)),
        subject.sanction,
      );
  }
}

async function entryContested(
  { executor, read, staff }: ContestedBy,
  { period, entryId }: Extract<AppealSubject, { kind: 'entry' }>,
): Promise<Contested> {
  const state = await read(scoreAccount, accountStream(period, staff));
  const history = await accountHistory(executor, period, staff);
  const known = history.find(
    ({ type, data }) => (type === 'EntryPosted' || type === 'EntryProposed') && data.entryId === entryId,
  );
  if (known?.type !== 'EntryPosted' && known?.type !== 'EntryProposed') return NO_SUCH_THING;
  const chain = followCorrections(state, entryId, postedIn(history));
  const stands = chain !== undefined && chain.reversals.length === 0;
  const { occurredOn, indicator, rule } = known.data;
  const unit = state.unit ?? state.cases.get(entryId)?.proposal?.unit;
  return {
    exists: true,
    ...(unit !== undefined && { unit }),
    occurredOn,
    stands,
    standing: chain ? standingOf(chain.reversals[0]) : state.cases.get(entryId)!.status,
    indicator,
    ...(rule !== undefined && { rule }),
    tookPart: await whoTookPart(executor, read, history, [entryId]),
    ...acknowledged(history, entryId),
  };
}

/**
 * By when the appellant knew: they accepted it. A dispute says nothing of what was decided on it, and a defence nothing
 * of what was found; both come before. Where the office lies east of Greenwich its day may be the next one.
 */
function acknowledged(history: readonly AccountEvent[], entryId: string): Pick<Contested, 'knownBy'> {
  const accepted = history.find(({ type, data }) => type === 'EntryAcknowledged' && data.entryId === entryId);
  return accepted ? { knownBy: addDays(accepted.recordedAt.slice(0, 10), 1) } : {};
}

const standingOf = (reversal: string | undefined): string =>
  reversal === undefined ? 'posted' : `reversed by ${reversal}`;

async function scoreContested(
  { executor, read, staff, knownOn }: ContestedBy,
  period: string,
): Promise<Contested> {
  const { versions } = await read(rulebooks, RULEBOOK_STREAM);
  const span = versions.map(({ calendar }) => parsePeriod(calendar, period)).find((one) => one !== undefined);
  const { unit } = await read(scoreAccount, accountStream(period, staff));
  const history = await accountHistory(executor, period, staff);
  if (!span || unit === undefined || history.length === 0) return NO_SUCH_THING;
  const within = knownOn < span.to ? knownOn : span.to;
  return {
    exists: true,
    unit,
    occurredOn: within > span.from ? within : span.from,
    stands: true,
    standing: 'standing',
    tookPart: await whoTookPart(executor, read, history, postedIn(history).keys()),
  };
}

function findingContested(staff: string, state: CaseState): Contested {
  const finding = state.findings.get(staff);
  if (!finding) return NO_SUCH_THING;
  const stands = finding.liable && finding.share > 0;
  return { ...ofCase(state), stands, standing: stands ? 'standing' : 'not liable' };
}

function sanctionContested(staff: string, state: CaseState, id: string): Contested {
  const sanction = state.sanctions.get(id);
  if (sanction?.staff !== staff) return NO_SUCH_THING;
  const stands = sanction.status === 'standing' || sanction.status === 'suspended';
  return { ...ofCase(state), stands, standing: sanction.status };
}

const ofCase = (state: CaseState): Pick<Contested, 'exists' | 'unit' | 'occurredOn' | 'tookPart'> => ({
  exists: true,
  ...(state.opened && { unit: state.opened.unit, occurredOn: state.opened.occurredOn }),
  tookPart: whoActed(state),
});
