import {
  caseStatuses,
  caseTransitions,
  type AccountabilityEvent,
  type CaseDeed,
  type CaseStatus,
} from '#domain';
import type { Outcome } from '#processing';
import { answered } from '../http/answers.js';
import { Shown } from '../http/shown.js';
import { caseLocation } from './case-path.js';

type CaseOutcome = Outcome<AccountabilityEvent>;

/** What a command made of an accountability case. */
export class CaseDeedAnswer {
  @Shown({ as: 'id', description: 'The case.', example: '5b1f6c2e-8d0a-8c0e-9a52-0f0d8c1f7a10' })
  readonly case!: string;
  @Shown({
    choice: caseStatuses,
    description: 'Where the command brought the case; missing where it left it where it was.',
    optional: true,
  })
  readonly status?: CaseStatus;
  @Shown({ as: 'id', description: 'The sanction that was imposed.', optional: true })
  readonly sanction?: string;
  @Shown({ as: 'id', description: 'The corrective action that was ordered.', optional: true })
  readonly action?: string;
  @Shown({
    list: true,
    description: 'Types of the events that were recorded; none where the command changed nothing.',
    example: ['InvestigationBegun'],
  })
  readonly recorded!: readonly string[];
}

/** Ids of what the deed made. */
export type Made = Pick<CaseDeedAnswer, 'sanction' | 'action'>;

export function deedAnswer(
  outcome: CaseOutcome,
  caseId: string,
  deed: CaseDeed,
  made: Made = {},
): CaseDeedAnswer {
  return answered(outcome, bodyOf(outcome, caseId, deed, made));
}

export function openedAnswer(outcome: CaseOutcome, caseId: string): CaseDeedAnswer {
  return answered(outcome, bodyOf(outcome, caseId, 'OpenCase', {}), { location: caseLocation(caseId) });
}

function bodyOf({ events }: CaseOutcome, caseId: string, deed: CaseDeed, made: Made): CaseDeedAnswer {
  const status = events.length === 0 ? undefined : statusAfter(deed);
  return { case: caseId, ...(status && { status }), ...made, recorded: events.map(({ type }) => type) };
}

/** Undefined where a deed leaves the case where it was, or where it depends on the case where it leads. */
function statusAfter(deed: CaseDeed): CaseStatus | undefined {
  if (deed === 'OpenCase') return 'opened';
  const to = caseTransitions.find((line) => line.deed === deed)?.to;
  return to === undefined || to === 'same' || to.length > 1 ? undefined : to[0];
}
