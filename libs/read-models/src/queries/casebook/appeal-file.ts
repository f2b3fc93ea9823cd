import {
  docket,
  secretVotes,
  type AppealCase,
  type AppealEvent,
  type AppealFiled,
  type CaseRef,
  type RecordedEvent,
} from '#domain';
import { isOfAppeal } from '../../casework-events.js';
import { ReadModelError } from '../../read-model-error.js';
import { staffName } from '../scores.js';
import { AppealDraft } from './appeal-draft.js';
import type { FileQuery } from './asked.js';
import { DeadlineLines, firstDue } from './deadline-lines.js';
import { fileEvents, historyOf, type Reading } from './file-events.js';
import type { AppealFile } from './files.js';

/**
 * Everything in an appeal as it was known: its own events folded as the domain folds them, and what followed from it.
 * @throws ReadModelError `not-found` where nothing of it was known then
 */
export async function appealFile(
  reading: Reading,
  staff: string,
  appeal: string,
  query: FileQuery,
): Promise<AppealFile> {
  const of = { kind: 'appeal', staff, appeal } as const;
  const events = (await fileEvents(reading, of, query)).filter((event) => concerns(event, of));
  const [first] = events;
  if (first?.type !== 'AppealFiled') {
    const then = query.knownAt === undefined ? '' : ' that was known then';
    throw new ReadModelError('not-found', `there is no appeal ${appeal} of ${staff}${then}`, 'appeal');
  }
  return {
    ...(query.knownAt !== undefined && { knownAt: query.knownAt }),
    ...appealFileOf(first, events),
    staffName: reading.read((tables) => staffName(tables, staff)),
  };
}

/** Ids may be such that two appeals have the same name as subjects of the audit trail. */
const concerns = ({ data }: RecordedEvent, of: CaseRef & { kind: 'appeal' }): boolean => {
  const { staff, appeal } = 'of' in data ? (data.of as typeof of) : (data as Partial<typeof of>);
  return staff === of.staff && appeal === of.appeal;
};

/** @param events all that touched the appeal, from its filing on */
function appealFileOf(
  filing: RecordedEvent<AppealFiled>,
  events: readonly RecordedEvent[],
): Omit<AppealFile, 'staffName'> {
  const { appeal } = filing.data;
  const draft = new AppealDraft(secretVotes(events));
  const deadlines = new DeadlineLines();
  let state = docket.initialState();
  let own: RecordedEvent<AppealEvent> = filing;
  for (const event of events) {
    if (!isOwn(event)) continue;
    own = event;
    state = docket.evolve(state, event);
    const folded = state.appeals.get(appeal)!;
    draft.take(event, folded.instance);
    deadlines.take(event, folded.deadlines);
  }
  return {
    ...standing(filing, state.appeals.get(appeal)!),
    ...draft.lists,
    deadlines: deadlines.lines,
    revision: own.revision,
    history: historyOf(events),
  };
}

const isOwn = (event: RecordedEvent): event is RecordedEvent<AppealEvent> =>
  isOfAppeal(event) || event.type.startsWith('Deadline');

/** Where the appeal stands. */
function standing(
  { data, position, recordedAt }: RecordedEvent<AppealFiled>,
  folded: AppealCase,
): Pick<
  AppealFile,
  | keyof Pick<
      AppealFiled['data'],
      'staff' | 'appeal' | 'unit' | 'filedOn' | 'filedBy' | 'knownOn' | 'fileBy' | 'lateReason'
    >
  | 'status'
  | 'instance'
  | 'outOfTime'
  | 'held'
  | 'stayed'
  | 'extended'
  | 'filedAt'
  | 'issues'
  | 'chair'
  | 'panel'
  | 'due'
  | 'decidedOn'
  | 'position'
> {
  const { chair, decision } = folded;
  const made = new Map(decision?.issues.map(({ issue, disposition }) => [issue, disposition]));
  return {
    staff: data.staff,
    appeal: data.appeal,
    unit: data.unit,
    status: folded.status,
    instance: folded.instance,
    outOfTime: folded.outOfTime,
    held: folded.heldSince !== undefined,
    stayed: folded.stayed,
    extended: folded.extended,
    filedOn: data.filedOn,
    filedAt: recordedAt,
    filedBy: data.filedBy,
    knownOn: data.knownOn,
    fileBy: data.fileBy,
    ...(data.lateReason !== undefined && { lateReason: data.lateReason }),
    issues: data.issues.map((issue) => {
      const disposition = made.get(issue.issue);
      return { ...issue, ...(disposition !== undefined && { disposition }) };
    }),
    ...(chair !== undefined && { chair }),
    panel: folded.panel.map(({ member, standing }) => ({ member, standing })),
    ...firstDue(folded.deadlines, folded.heldSince === undefined),
    ...(decision && { decidedOn: decision.decidedOn }),
    position,
  };
}
