import {
  appealStatuses,
  appealTransitions,
  type AppealEvent,
  type AppealRef,
  type AppealStatus,
} from '#domain';
import type { AppealAct, Outcome } from '#processing';
import { answered } from '../http/answers.js';
import { Shown } from '../http/shown.js';
import { appealLocation } from './appeal-path.js';

/** What a deed made of an appeal. */
export class AppealDeedAnswer {
  @Shown({ as: 'id', description: 'The appellant.' })
  readonly staff!: string;
  @Shown({ as: 'id', description: 'Id of the appeal.', example: '01890a5d-ac96-774b-bcce-b302099a8057' })
  readonly appeal!: string;
  @Shown({
    choice: appealStatuses,
    description:
      'Where the deed took the appeal; missing where it left it there, or back where a filing was returned from.',
    optional: true,
  })
  readonly status?: AppealStatus;
  @Shown({ as: 'id', description: 'Of a challenge: its id.', example: 'CH-1', optional: true })
  readonly challenge?: string;
  @Shown({
    list: true,
    description: 'Types of the events that were recorded; none where the deed changed nothing.',
    example: ['AppealAdmitted', 'DeadlineSet'],
  })
  readonly recorded!: readonly string[];
}

export const deedAnswer = (
  outcome: Outcome<AppealEvent>,
  appeal: AppealRef,
  deed: AppealAct,
): AppealDeedAnswer => answered(outcome, bodyOf(outcome, appeal, deed));

/** The answer to the deed that made the appeal. */
export const filedAnswer = (
  outcome: Outcome<AppealEvent>,
  appeal: AppealRef,
  deed: AppealAct,
): AppealDeedAnswer => answered(outcome, bodyOf(outcome, appeal, deed), { location: appealLocation(appeal) });

function bodyOf({ events }: Outcome<AppealEvent>, appeal: AppealRef, deed: AppealAct): AppealDeedAnswer {
  const status = statusAfter(events, deed);
  return {
    ...appeal,
    ...(status && { status }),
    ...(deed.type === 'ChallengeMember' && { challenge: deed.challenge }),
    recorded: events.map(({ type }) => type),
  };
}

/** Undefined where a deed leaves the appeal where it was, or where it depends on the appeal where it leads. */
function statusAfter(events: readonly AppealEvent[], deed: AppealAct): AppealStatus | undefined {
  for (const { type, data } of events) {
    if (type === 'AppealFiled') return data.outOfTime ? 'out-of-time' : 'filed';
    if (type === 'AppealEscalated') return data.outOfTime ? 'out-of-time' : 'escalated';
  }
  if (events.length === 0) return undefined;
  const to = appealTransitions.find((line) => line.deed === deed.type)?.to;
  return to === undefined || to === 'same' || to.length > 1 ? undefined : to[0];
}
