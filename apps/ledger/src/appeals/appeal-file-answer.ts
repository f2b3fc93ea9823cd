import type { CalendarDate } from '#domain';
import type { AppealFile } from '#read-models';
import { DeadlineAnswer, HistoryLineAnswer } from '../casework/casework-answers.js';
import { Shown } from '../http/shown.js';
import { without } from '../http/without.js';
import { AppealHead } from './appeal-answer.js';
import {
  AppealDecisionAnswer,
  appealDecisionAnswer,
  CastVoteAnswer,
  castVoteAnswer,
} from './appeal-decision-answers.js';
import {
  AdmissionAnswer,
  ChallengeAnswer,
  FilingCompletionAnswer,
  AppealEscalationAnswer,
  FileIssueAnswer,
  HearingAnswer,
  HoldAnswer,
  PanelAnswer,
  ReasonedAnswer,
  AppealReopeningAnswer,
  FilingReturnAnswer,
  StayAnswer,
  SubmittedEvidenceAnswer,
} from './appeal-proceeding-answers.js';

/** Everything in an appeal. */
export class AppealFileAnswer extends AppealHead {
  @Shown({ as: 'time', description: 'The time as known at which it is told.', optional: true })
  readonly knownAt?: string;
  @Shown({ of: () => FileIssueAnswer, list: true, description: 'What is contested.' })
  readonly issues!: readonly FileIssueAnswer[];
  @Shown({ as: 'id', description: 'Who filed it.' }) readonly filedBy!: string;
  @Shown({ as: 'day', description: 'When the appellant knew of what they contest.' })
  readonly knownOn!: CalendarDate;
  @Shown({ as: 'day', description: 'The last day for filing.' }) readonly fileBy!: CalendarDate;
  @Shown({ description: 'Why it was late.', optional: true }) readonly lateReason?: string;
  @Shown({ of: () => FilingReturnAnswer, list: true, description: 'When it was returned.' })
  readonly returns!: readonly FilingReturnAnswer[];
  @Shown({ of: () => FilingCompletionAnswer, list: true, description: 'When it was completed.' })
  readonly completions!: readonly FilingCompletionAnswer[];
  @Shown({ of: () => AdmissionAnswer, list: true, description: 'Decisions on leave and admission.' })
  readonly admissions!: readonly AdmissionAnswer[];
  @Shown({ of: () => PanelAnswer, list: true, description: 'Every panel, as it was formed.' })
  readonly panels!: readonly PanelAnswer[];
  @Shown({ of: () => ChallengeAnswer, list: true, description: 'Challenges of members.' })
  readonly challenges!: readonly ChallengeAnswer[];
  @Shown({ of: () => SubmittedEvidenceAnswer, list: true, description: 'What both sides brought.' })
  readonly evidence!: readonly SubmittedEvidenceAnswer[];
  @Shown({ of: () => HearingAnswer, list: true, description: 'Hearings.' })
  readonly hearings!: readonly HearingAnswer[];
  @Shown({ of: () => CastVoteAnswer, list: true, description: 'Every vote; a member’s last one counts.' })
  readonly votes!: readonly CastVoteAnswer[];
  @Shown({ of: () => AppealDecisionAnswer, list: true, description: 'What the instances decided.' })
  readonly decisions!: readonly AppealDecisionAnswer[];
  @Shown({
    of: () => AppealEscalationAnswer,
    description: 'How it came to the second instance.',
    optional: true,
  })
  readonly escalation?: AppealEscalationAnswer;
  @Shown({ of: () => HoldAnswer, list: true, description: 'When its clocks stood.' })
  readonly holds!: readonly HoldAnswer[];
  @Shown({ of: () => ReasonedAnswer, list: true, description: 'Extensions of the time for a decision.' })
  readonly extensions!: readonly ReasonedAnswer[];
  @Shown({ of: () => StayAnswer, list: true, description: 'When execution was stayed.' })
  readonly stays!: readonly StayAnswer[];
  @Shown({ of: () => AppealReopeningAnswer, list: true, description: 'When it was taken up again.' })
  readonly reopenings!: readonly AppealReopeningAnswer[];
  @Shown({ of: () => ReasonedAnswer, description: 'How it was taken back.', optional: true })
  readonly withdrawal?: ReasonedAnswer;
  @Shown({ of: () => DeadlineAnswer, list: true, description: 'All deadlines.' })
  readonly deadlines!: readonly DeadlineAnswer[];
  @Shown({
    of: () => HistoryLineAnswer,
    list: true,
    description: 'Everything that happened in it or followed from it, in the order of the log.',
  })
  readonly history!: readonly HistoryLineAnswer[];
}

export const appealFileAnswer = (file: AppealFile): AppealFileAnswer => ({
  ...without(file, 'revision'),
  votes: file.votes.map(castVoteAnswer),
  decisions: file.decisions.map(appealDecisionAnswer),
});
