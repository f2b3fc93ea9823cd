import type { CaseEntry } from '#domain';
import type { CaseFile, FileAction, FileCaseEntry, FileSanction } from '#read-models';
import { points } from '../http/points.js';
import { without } from '../http/without.js';
import type {
  CaseActionAnswer,
  CaseEntryAnswer,
  CaseSanctionAnswer,
  DecidedEntryAnswer,
} from './case-consequences.dto.js';
import type { CaseFileAnswer } from './case-file.dto.js';

/** A file with its points as decimals. */
export function caseFileAnswer(file: CaseFile): CaseFileAnswer {
  return {
    ...without(file, 'revision'),
    decisions: file.decisions.map(({ entries, ...decision }) => ({
      ...decision,
      entries: entries.map(decidedEntry),
    })),
    entries: file.entries.map(caseEntry),
    sanctions: file.sanctions.map(caseSanction),
    actions: file.actions.map(caseAction),
  };
}

const decidedEntry = (entry: CaseEntry): DecidedEntryAnswer => ({ ...entry, points: points(entry.points) });

const caseEntry = (entry: FileCaseEntry): CaseEntryAnswer => ({
  ...entry,
  points: points(entry.points),
  pointsNow: points(entry.pointsNow),
  steps: entry.steps.map((step) => ({ ...step, points: points(step.points) })),
});

const caseSanction = (sanction: FileSanction): CaseSanctionAnswer => without(sanction, 'case', 'unit');

const caseAction = (action: FileAction): CaseActionAnswer => ({
  ...without(action, 'case', 'unit'),
  verifications: action.verifications.map(({ repairs, ...verification }) => ({
    ...verification,
    repairs: repairs.map((repair) => ({
      ...repair,
      back: points(repair.back),
      points: points(repair.points),
    })),
  })),
});
