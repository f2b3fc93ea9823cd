import {
  dispositions,
  mannersOfService,
  type CalendarDate,
  type Disposition,
  type IssueDecision,
  type IssueVote,
  type MannerOfService,
  type RemedyDone,
} from '#domain';
import type { AppealFile, FileDecision } from '#read-models';
import { DeedAnswer } from '../casework/casework-answers.js';
import { ShownOneOf } from '../http/one-of-field.js';
import { Shown } from '../http/shown.js';
import { anyRemedy, shownRemedy, type RemedyBody } from './remedies.dto.js';

class VoteOnIssueAnswer {
  @Shown({ as: 'count', description: 'Number of the issue.' }) readonly issue!: number;
  @Shown({ choice: dispositions, description: 'What becomes of it.' }) readonly disposition!: Disposition;
  @ShownOneOf(anyRemedy, { list: true, description: 'What is changed.' })
  readonly remedies!: readonly RemedyBody[];
}

class DecisionOnIssueAnswer extends VoteOnIssueAnswer {
  @Shown({ description: 'Why.', example: 'The file was on time.' }) readonly reasons!: string;
}

class DissentAnswer {
  @Shown({ as: 'id', description: 'Who voted otherwise.', example: 'R-2' }) readonly member!: string;
  @Shown({ as: 'count', description: 'On which issue.' }) readonly issue!: number;
  @Shown({ choice: dispositions, description: 'For what.' }) readonly disposition!: Disposition;
  @Shown({ description: 'What they said to it.', optional: true }) readonly opinion?: string;
}

class ServiceAnswer extends DeedAnswer {
  @Shown({ choice: mannersOfService, description: 'How.' }) readonly manner!: MannerOfService;
  @Shown({ as: 'day', description: 'When it was handed over or published.' })
  readonly servedOn!: CalendarDate;
  @Shown({ as: 'day', description: 'The day that counts as that of service.' })
  readonly countsFrom!: CalendarDate;
}

class RemedyDoneAnswer {
  @Shown({ as: 'count', description: 'Number of the issue.' }) readonly issue!: number;
  @ShownOneOf(anyRemedy, { description: 'What was to be changed.' }) readonly remedy!: RemedyBody;
  @Shown({ choice: ['applied', 'moot'], description: 'Moot: there was nothing left to change.' })
  readonly outcome!: RemedyDone['outcome'];
  @Shown({ as: 'position', description: 'Position of the log that it reached; 0 where it changed nothing.' })
  readonly position!: number;
}

class DecisionEffectAnswer {
  @Shown({ as: 'time', description: 'When it was recorded.' }) readonly at!: string;
  @Shown({ as: 'position', description: 'Where it stands in the log.' }) readonly position!: number;
  @Shown({ of: () => RemedyDoneAnswer, list: true, description: 'What became of each remedy.' })
  readonly done!: readonly RemedyDoneAnswer[];
}

/** What a member voted. */
export class CastVoteAnswer extends DeedAnswer {
  @Shown({ as: 'count', description: 'In which instance.' }) readonly instance!: 1 | 2;
  @Shown({ of: () => VoteOnIssueAnswer, list: true, description: 'Their vote on each issue.' })
  readonly votes!: readonly VoteOnIssueAnswer[];
  @Shown({ description: 'What they said to it.', optional: true }) readonly opinion?: string;
}

/** What an instance decided, with what followed. */
export class AppealDecisionAnswer extends DeedAnswer {
  @Shown({ as: 'count', description: 'Which instance.' }) readonly instance!: 1 | 2;
  @Shown({ as: 'day', description: 'On which day.' }) readonly decidedOn!: CalendarDate;
  @Shown({ as: 'id', list: true, description: 'Who decided.', example: ['R-1'] })
  readonly panel!: readonly string[];
  @Shown({ of: () => DecisionOnIssueAnswer, list: true, description: 'What becomes of each issue.' })
  readonly issues!: readonly DecisionOnIssueAnswer[];
  @Shown({ of: () => DissentAnswer, list: true, description: 'Who voted otherwise.' })
  readonly dissents!: FileDecision['dissents'];
  @Shown({ of: () => ServiceAnswer, description: 'How it was served.', optional: true })
  readonly service?: ServiceAnswer;
  @Shown({ of: () => DecisionEffectAnswer, description: 'What became of it.', optional: true })
  readonly effect?: DecisionEffectAnswer;
}

const shownVote = <Vote extends IssueVote | IssueDecision>(vote: Vote) => ({
  ...vote,
  remedies: vote.remedies.map(shownRemedy),
});

export const castVoteAnswer = (cast: AppealFile['votes'][number]): CastVoteAnswer => ({
  ...cast,
  votes: cast.votes.map(shownVote),
});

export const appealDecisionAnswer = ({ effect, ...decision }: FileDecision): AppealDecisionAnswer => ({
  ...decision,
  issues: decision.issues.map(shownVote),
  ...(effect && {
    effect: {
      ...effect,
      done: effect.done.map((done) => ({ ...done, remedy: shownRemedy(done.remedy) })),
    },
  }),
});
