import type { CalendarDate, Participant, Party } from '#domain';
import type { AppealFile } from '#read-models';
import { DeedAnswer } from '../casework/casework-answers.js';
import { Shown } from '../http/shown.js';
import { IssueAnswer } from './appeal-answer.js';

const sides: readonly Party[] = ['appellant', 'office'];

class ParticipantAnswer {
  @Shown({ as: 'id', description: 'Who.', example: 'A-01' }) readonly person!: string;
  @Shown({
    choice: ['proposer', 'verifier', 'decider', 'investigator', 'supervisor'],
    description: 'As what.',
  })
  readonly as!: Participant['as'];
}

/** One thing that is contested, with what is known of it. */
export class FileIssueAnswer extends IssueAnswer {
  @Shown({ as: 'id', description: 'Unit that it belongs to.', example: 'TAX' }) readonly unit!: string;
  @Shown({ as: 'day', description: 'Day of what is contested.' }) readonly occurredOn!: CalendarDate;
  @Shown({ as: 'id', description: 'Under which indicator.', example: 'conduct', optional: true })
  readonly indicator?: string;
  @Shown({ as: 'id', description: 'By which rule.', example: 'complaint', optional: true })
  readonly rule?: string;
  @Shown({ of: () => ParticipantAnswer, list: true, description: 'Who brought it about.' })
  readonly tookPart!: readonly ParticipantAnswer[];
}

export class FilingReturnAnswer extends DeedAnswer {
  @Shown({ description: 'What was missing.' }) readonly missing!: string;
}

export class FilingCompletionAnswer extends DeedAnswer {
  @Shown({ description: 'What was added.' }) readonly text!: string;
}

export class AdmissionAnswer extends DeedAnswer {
  @Shown({
    choice: ['leave-granted', 'leave-refused', 'admitted', 'not-admitted'],
    description: 'What was decided.',
  })
  readonly what!: AppealFile['admissions'][number]['what'];
  @Shown({ as: 'count', description: 'In which instance.' }) readonly instance!: 1 | 2;
  @Shown({ description: 'Why.', optional: true }) readonly reason?: string;
}

class ReplacementAnswer extends DeedAnswer {
  @Shown({ as: 'id', description: 'Who left.', example: 'R-2' }) readonly leaves!: string;
  @Shown({ as: 'id', description: 'Who came.', example: 'R-4' }) readonly joins!: string;
  @Shown({ description: 'Why somebody left who was not recused.', optional: true }) readonly reason?: string;
}

export class PanelAnswer extends DeedAnswer {
  @Shown({ as: 'count', description: 'Of which instance.' }) readonly instance!: 1 | 2;
  @Shown({ as: 'id', description: 'Who presided at first.', example: 'R-1' }) readonly chair!: string;
  @Shown({ as: 'id', list: true, description: 'Who sat at first.', example: ['R-1', 'R-2', 'R-3'] })
  readonly members!: readonly string[];
  @Shown({ of: () => ReplacementAnswer, list: true, description: 'Who came for whom.' })
  readonly replacements!: readonly ReplacementAnswer[];
}

class ChallengeDecisionAnswer extends DeedAnswer {
  @Shown({ choice: ['recused', 'kept'], description: 'Whether the member left for good.' })
  readonly outcome!: 'recused' | 'kept';
  @Shown({ description: 'Why.' }) readonly reason!: string;
}

export class ChallengeAnswer extends DeedAnswer {
  @Shown({ as: 'id', description: 'Id of the challenge.', example: 'CH-1' }) readonly challenge!: string;
  @Shown({ as: 'id', description: 'Who is challenged.', example: 'R-2' }) readonly member!: string;
  @Shown({ description: 'Why.' }) readonly reason!: string;
  @Shown({ of: () => ChallengeDecisionAnswer, description: 'What was decided.', optional: true })
  readonly decision?: ChallengeDecisionAnswer;
}

class InspectionAnswer extends DeedAnswer {
  @Shown({ choice: sides, description: 'Which side has seen it.' }) readonly party!: Party;
}

export class SubmittedEvidenceAnswer extends DeedAnswer {
  @Shown({ as: 'id', description: 'Id of the evidence.', example: 'E-1' }) readonly evidence!: string;
  @Shown({
    choice: sides,
    description: 'Which side brought it; missing where the appeal was reopened on it.',
    optional: true,
  })
  readonly party?: Party;
  @Shown({ of: () => InspectionAnswer, list: true, description: 'Who has seen it.' })
  readonly inspections!: readonly InspectionAnswer[];
}

class HeldHearingAnswer extends DeedAnswer {
  @Shown({ as: 'day', description: 'On which day it was held.' }) readonly on!: CalendarDate;
  @Shown({ description: 'What was said.' }) readonly minutes!: string;
}

export class HearingAnswer extends DeedAnswer {
  @Shown({ as: 'day', description: 'For which day it was set.' }) readonly on!: CalendarDate;
  @Shown({ description: 'Where.', example: 'Room 7' }) readonly place!: string;
  @Shown({ of: () => HeldHearingAnswer, description: 'What came of it.', optional: true })
  readonly held?: HeldHearingAnswer;
}

export class AppealEscalationAnswer extends DeedAnswer {
  @Shown({ as: 'day', description: 'On which day.' }) readonly escalatedOn!: CalendarDate;
  @Shown({ as: 'day', description: 'The last day for it.' }) readonly escalateBy!: CalendarDate;
  @Shown({ description: 'Why.' }) readonly grounds!: string;
  @Shown({ as: 'flag', description: 'Whether it was late.', example: false }) readonly outOfTime!: boolean;
  @Shown({ description: 'Why it was late.', optional: true }) readonly lateReason?: string;
}

export class HoldAnswer extends DeedAnswer {
  @Shown({ as: 'day', description: 'From this day on.' }) readonly from!: CalendarDate;
  @Shown({ as: 'day', description: 'Until the day before this one.', optional: true })
  readonly to?: CalendarDate;
  @Shown({ description: 'Why.' }) readonly reason!: string;
  @Shown({ of: () => DeedAnswer, description: 'Who let the clocks run again.', optional: true })
  readonly resumed?: DeedAnswer;
}

export class ReasonedAnswer extends DeedAnswer {
  @Shown({ description: 'Why.' }) readonly reason!: string;
}

export class StayAnswer extends ReasonedAnswer {
  @Shown({ of: () => ReasonedAnswer, description: 'Who lifted it.', optional: true })
  readonly lifted?: ReasonedAnswer;
}

export class AppealReopeningAnswer extends ReasonedAnswer {
  @Shown({ as: 'id', list: true, description: 'The new evidence.', example: ['E-1'] })
  readonly evidence!: readonly string[];
}
