import { takeDeadline } from '../casework/deadlines.js';
import type { DeadlineEvent } from '../casework/events.js';
import type { AppealCase, DocketState } from './appeal-case.js';
import type { AppealEvent, AppealFiled } from './events.js';
import { takeCourse } from './evolve-course.js';
import { takeDecision } from './evolve-decision.js';
import { takePanel } from './evolve-panel.js';

/** Of a stored docket: every event follows the filing that it is about. */
export function evolveDocket(docket: DocketState, event: AppealEvent): DocketState {
  const appealOf = (id: string): AppealCase => docket.appeals.get(id)!;
  switch (event.type) {
    case 'AppealFiled':
      docket.appeals.set(event.data.appeal, filed(event.data));
      break;
    case 'DeadlineSet':
    case 'DeadlineWarned':
    case 'DeadlineBreached':
      takeDeadlineOf(docket, event);
      break;
    case 'PanelFormed':
    case 'MemberChallenged':
    case 'ChallengeDecided':
    case 'MemberReplaced':
    case 'AppealEvidenceOpened':
    case 'AppealEvidenceSubmitted':
    case 'AppealEvidenceInspected':
    case 'AppealEvidenceClosed':
    case 'HearingScheduled':
    case 'HearingHeld':
    case 'DeliberationBegun':
      takePanel(appealOf(event.data.appeal), event);
      break;
    case 'VoteCast':
    case 'AppealDecided':
    case 'DecisionServed':
    case 'DecisionTookEffect':
    case 'AppealEscalated':
    case 'AppealBecameFinal':
      takeDecision(appealOf(event.data.appeal), event);
      break;
    default:
      takeCourse(appealOf(event.data.appeal), event);
  }
  return docket;
}

function takeDeadlineOf({ appeals }: DocketState, event: DeadlineEvent): void {
  const { of, deadline, dueBy } = event.data;
  if (of.kind !== 'appeal') return;
  const appeal = appeals.get(of.appeal)!;
  takeDeadline(appeal.deadlines, event);
  if (deadline === 'escalation') appeal.escalateBy = dueBy;
}

const filed = ({ appeal, unit, issues, filedOn, knownOn, outOfTime }: AppealFiled['data']): AppealCase => ({
  appeal,
  unit,
  issues,
  filedOn,
  knownOn,
  status: outOfTime ? 'out-of-time' : 'filed',
  instance: 1,
  outOfTime,
  extended: false,
  stayed: false,
  acted: { 1: new Set(), 2: new Set() },
  spoke: new Set(),
  panel: [],
  challenges: new Map(),
  recused: new Set(),
  evidence: new Map(),
  deadlines: new Map(),
  effectDue: new Set(),
});
