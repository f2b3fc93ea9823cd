import { Body, Param, Post } from '@nestjs/common';
import { CommandBus } from '@nestjs/cqrs';
import { Policy } from '../access/policy.js';
import { Given, newIdOf } from '../http/given.js';
import { Capability, Command } from '../http/routes.js';
import { ActOnAppeal } from './act-on-appeal.js';
import { AppealDeedAnswer, deedAnswer } from './appeal-deed-answer.js';
import { APPEAL_PATH, appealAt, AppealPath } from './appeal-path.js';
import { challenges, decidesChallenges, formsPanels, placeOfAppeal } from './appeal-policies.js';
import { ofParties, ofReviewers } from './appeal-refusals.js';
import { Challenge, ChallengeDecision, ChallengePath, Panel, Replacement } from './panel.dto.js';

@Capability('Appeals', APPEAL_PATH)
export class PanelController {
  constructor(private readonly commands: CommandBus) {}

  @Post('panel')
  @Policy(formsPanels, placeOfAppeal)
  @Command({
    id: 'formPanel',
    summary: 'Names the panel that decides',
    description: 'Every member must be independent of what is contested, and of whoever brought it about.',
    status: 200,
    answer: AppealDeedAnswer,
    refusals: [...ofReviewers, 'unknown-staff-member', 'invalid-panel'],
  })
  async form(
    @Param() path: AppealPath,
    @Body() { chair, members }: Panel,
    @Given() given: Given,
  ): Promise<AppealDeedAnswer> {
    const appeal = appealAt(path);
    const deed = { type: 'FormPanel', chair, members } as const;
    return deedAnswer(await this.commands.execute(new ActOnAppeal(appeal, deed, given)), appeal, deed);
  }

  @Post('challenges')
  @Policy(challenges, placeOfAppeal)
  @Command({
    id: 'challengeMember',
    summary: 'Challenges a member for bias',
    description: 'From then on the member takes no part and sees nothing, until somebody else has decided.',
    status: 200,
    answer: AppealDeedAnswer,
    refusals: [...ofParties, 'not-on-panel', 'challenge-pending', 'missing-reason'],
  })
  async challenge(
    @Param() path: AppealPath,
    @Body() { member, reason }: Challenge,
    @Given() given: Given,
  ): Promise<AppealDeedAnswer> {
    const appeal = appealAt(path);
    const deed = { type: 'ChallengeMember', challenge: newIdOf(given), member, reason } as const;
    return deedAnswer(await this.commands.execute(new ActOnAppeal(appeal, deed, given)), appeal, deed);
  }

  @Post('challenges/:challenge/decision')
  @Policy(decidesChallenges, placeOfAppeal)
  @Command({
    id: 'decideChallenge',
    summary: 'Decides on a challenge, as somebody outside the panel',
    status: 200,
    answer: AppealDeedAnswer,
    refusals: [...ofReviewers, 'unknown-challenge', 'challenge-decided', 'missing-reason'],
  })
  async decide(
    @Param() path: ChallengePath,
    @Body() { outcome, reason }: ChallengeDecision,
    @Given() given: Given,
  ): Promise<AppealDeedAnswer> {
    const appeal = appealAt(path);
    const deed = { type: 'DecideChallenge', challenge: path.challenge, outcome, reason } as const;
    return deedAnswer(await this.commands.execute(new ActOnAppeal(appeal, deed, given)), appeal, deed);
  }

  @Post('replacement')
  @Policy(formsPanels, placeOfAppeal)
  @Command({
    id: 'replaceMember',
    summary: 'Puts somebody in the place of a member who was recused, or cannot go on',
    status: 200,
    answer: AppealDeedAnswer,
    refusals: [...ofReviewers, 'not-on-panel', 'challenge-pending', 'missing-reason', 'invalid-panel'],
  })
  async replace(
    @Param() path: AppealPath,
    @Body() body: Replacement,
    @Given() given: Given,
  ): Promise<AppealDeedAnswer> {
    const appeal = appealAt(path);
    const deed = { type: 'ReplaceMember', ...body } as const;
    return deedAnswer(await this.commands.execute(new ActOnAppeal(appeal, deed, given)), appeal, deed);
  }
}
