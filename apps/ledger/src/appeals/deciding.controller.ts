import { Body, Param, Post } from '@nestjs/common';
import { CommandBus } from '@nestjs/cqrs';
import type { IssueVote } from '#domain';
import { Policy } from '../access/policy.js';
import { Given } from '../http/given.js';
import type { ProblemCode } from '../http/problem-kinds.js';
import { Capability, Command } from '../http/routes.js';
import { ActOnAppeal } from './act-on-appeal.js';
import { AppealDeedAnswer, deedAnswer } from './appeal-deed-answer.js';
import { APPEAL_PATH, appealAt, AppealPath } from './appeal-path.js';
import { placeOfAppeal, reviews } from './appeal-policies.js';
import { ofReviewers } from './appeal-refusals.js';
import { AppealDecision, Service, Votes, type VoteOnIssue } from './decision.dto.js';
import { remedyOf } from './remedies.dto.js';

/** What can be wrong with what is to become of the issues. */
const ofDispositions: readonly ProblemCode[] = [
  'unknown-issue',
  'disposition-missing',
  'remedy-missing',
  'remedy-elsewhere',
  'remedy-twice',
  'aggravates',
  'unknown-entry',
  'invalid-points',
  'invalid-share',
  'invalid-date',
];

const voteOf = ({ issue, disposition, remedies }: VoteOnIssue): IssueVote => ({
  issue,
  disposition,
  remedies: remedies.map(remedyOf),
});

@Capability('Appeals', APPEAL_PATH)
export class DecidingController {
  constructor(private readonly commands: CommandBus) {}

  @Post('deliberation')
  @Policy(reviews, placeOfAppeal)
  @Command({
    id: 'beginDeliberation',
    summary: 'Begins the deliberation, without a hearing',
    status: 200,
    answer: AppealDeedAnswer,
    refusals: [...ofReviewers, 'not-on-panel'],
  })
  async deliberate(@Param() path: AppealPath, @Given() given: Given): Promise<AppealDeedAnswer> {
    const appeal = appealAt(path);
    const deed = { type: 'BeginDeliberation' } as const;
    return deedAnswer(await this.commands.execute(new ActOnAppeal(appeal, deed, given)), appeal, deed);
  }

  @Post('votes')
  @Policy(reviews, placeOfAppeal)
  @Command({
    id: 'castVote',
    summary: 'Votes, as a member of the panel',
    description: 'A member’s last vote counts, until the decision.',
    status: 200,
    answer: AppealDeedAnswer,
    refusals: [...ofReviewers, 'not-on-panel', ...ofDispositions],
  })
  async vote(
    @Param() path: AppealPath,
    @Body() { votes, opinion }: Votes,
    @Given() given: Given,
  ): Promise<AppealDeedAnswer> {
    const appeal = appealAt(path);
    const deed = {
      type: 'CastVote',
      votes: votes.map(voteOf),
      ...(opinion !== undefined && { opinion }),
    } as const;
    return deedAnswer(await this.commands.execute(new ActOnAppeal(appeal, deed, given)), appeal, deed);
  }

  @Post('decision')
  @Policy(reviews, placeOfAppeal)
  @Command({
    id: 'decideAppeal',
    summary: 'Decides, as the majority voted',
    status: 200,
    answer: AppealDeedAnswer,
    refusals: [
      ...ofReviewers,
      'not-on-panel',
      'not-chair',
      'no-quorum',
      'not-the-majority',
      'missing-reason',
      ...ofDispositions,
    ],
  })
  async decide(
    @Param() path: AppealPath,
    @Body() { issues }: AppealDecision,
    @Given() given: Given,
  ): Promise<AppealDeedAnswer> {
    const appeal = appealAt(path);
    const deed = {
      type: 'DecideAppeal',
      issues: issues.map(({ reasons, ...vote }) => ({ ...voteOf(vote), reasons })),
    } as const;
    return deedAnswer(await this.commands.execute(new ActOnAppeal(appeal, deed, given)), appeal, deed);
  }

  @Post('service')
  @Policy(reviews, placeOfAppeal)
  @Command({
    id: 'serveDecision',
    summary: 'Records that the decision was served; it takes effect by itself',
    status: 200,
    answer: AppealDeedAnswer,
    refusals: [...ofReviewers, 'before-the-matter', 'in-the-future'],
  })
  async serve(
    @Param() path: AppealPath,
    @Body() { servedOn, manner }: Service,
    @Given() given: Given,
  ): Promise<AppealDeedAnswer> {
    const appeal = appealAt(path);
    const deed = { type: 'ServeDecision', servedOn, manner } as const;
    return deedAnswer(await this.commands.execute(new ActOnAppeal(appeal, deed, given)), appeal, deed);
  }
}
