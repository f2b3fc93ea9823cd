import {
  accountabilityCase,
  isOfCase,
  isToldTo,
  type AccountabilityEvent,
  type CaseOpened,
  type CaseState,
  type RecordedEvent,
} from '#domain';
import { ReadModelError } from '../../read-model-error.js';
import type { CaseFileQuery } from './asked.js';
import { caseEntries } from './case-entries.js';
import { CaseDraft } from './case-draft.js';
import { filePersons } from './case-persons.js';
import { DeadlineLines, firstDue } from './deadline-lines.js';
import { fileEvents, historyOf, type Reading } from './file-events.js';
import type { CaseFile } from './files.js';
import { namesOf } from './names.js';
import { ownPart, wasNamed } from './own-part.js';

/**
 * Everything in an accountability case as it was known: its own events folded as the domain folds them, and what
 * followed from it.
 * @throws ReadModelError `not-found` where nothing of it was known then
 */
export async function caseFile(reading: Reading, id: string, query: CaseFileQuery): Promise<CaseFile> {
  const of = { kind: 'accountability', case: id } as const;
  const events = await fileEvents(reading, of, query);
  const own = events.filter((event) => isOwn(event, id));
  const [opening] = own;
  if (opening?.type !== 'CaseOpened') {
    const then = query.knownAt === undefined ? '' : ' that was known then';
    throw new ReadModelError('not-found', `there is no case ${id}${then}`, 'case');
  }
  const { state, draft, deadlines } = foldedFrom(own);
  const { knownAt, reader } = query;
  return reading.read((tables) => {
    const file: CaseFile = {
      ...(knownAt !== undefined && { knownAt }),
      ...standing(opening, state),
      ...draft.lists,
      steps: [...state.steps.values()],
      persons: filePersons(draft, state, namesOf(tables, [...draft.persons.keys()])),
      entries: caseEntries(tables, own, query),
      deadlines: deadlines.lines,
      revision: own.at(-1)!.revision,
      history: historyOf(events),
    };
    if (reader === undefined || !wasNamed(tables, id, reader)) return file;
    return { ...ownPart(file, reader), history: historyOf(events.filter((one) => isToldTo(reader, one))) };
  });
}

interface Folded {
  readonly state: CaseState;
  readonly draft: CaseDraft;
  readonly deadlines: DeadlineLines;
}

function foldedFrom(own: readonly RecordedEvent<AccountabilityEvent>[]): Folded {
  const draft = new CaseDraft((own[0] as RecordedEvent<CaseOpened>).data.unit);
  const deadlines = new DeadlineLines();
  let state = accountabilityCase.initialState();
  for (const event of own) {
    state = accountabilityCase.evolve(state, event);
    draft.take(event);
    deadlines.take(event, state.deadlines);
  }
  return { state, draft, deadlines };
}

function isOwn(event: RecordedEvent, id: string): event is RecordedEvent<AccountabilityEvent> {
  if (isOfCase(event)) return event.data.case === id;
  if (!('of' in event.data) || event.type === 'CaseFileRead') return false;
  return event.data.of.kind === 'accountability' && event.data.of.case === id;
}

/** Where the case stands. */
function standing(
  { data, position, recordedAt }: RecordedEvent<CaseOpened>,
  state: CaseState,
): Omit<
  CaseFile,
  keyof CaseDraft['lists'] | 'steps' | 'persons' | 'entries' | 'deadlines' | 'history' | 'revision'
> {
  const { investigator, decidedOn } = state;
  return {
    case: data.case,
    title: data.title,
    description: data.description,
    status: state.status!,
    source: data.source,
    unit: data.unit,
    ...(data.process !== undefined && { process: data.process }),
    occurredOn: data.occurredOn,
    limitationEnds: data.limitationEnds,
    openedOn: data.openedOn,
    openedAt: recordedAt,
    openedBy: data.openedBy,
    ...(investigator !== undefined && { investigator }),
    ...firstDue(state.deadlines, true),
    ...(decidedOn !== undefined && { decidedOn, organizationShare: state.organizationShare }),
    actionsOpen: [...state.actions.values()].filter(({ status }) => status !== 'effective').length,
    position,
  };
}
