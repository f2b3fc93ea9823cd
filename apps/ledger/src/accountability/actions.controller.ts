import { Body, Param, Post } from '@nestjs/common';
import { CommandBus } from '@nestjs/cqrs';
import { Policy } from '../access/policy.js';
import { Given, newIdOf } from '../http/given.js';
import { Capability, Command } from '../http/routes.js';
import { ofOffice } from './case-refusals.js';
import { CaseDeedAnswer } from './case-deed-answer.js';
import { CASE_PATH, CaseActionPath, CasePath } from './case-path.js';
import { completesActions, decides, placeOfAction, placeOfCase, verifiesActions } from './case-policies.js';
import { ActionCompletion, ActionReassignment, ActionVerification, NewAction } from './outcome.dto.js';
import { performDeed } from './perform-deed.js';

/** How it is put right: corrective actions, and whether they had their effect. */
@Capability('Accountability', CASE_PATH)
export class ActionsController {
  constructor(private readonly commands: CommandBus) {}

  @Post('actions')
  @Policy(decides, placeOfCase)
  @Command({
    id: 'orderAction',
    summary: 'Orders a corrective action; once its effect is verified, points come back in part',
    answer: CaseDeedAnswer,
    refusals: [...ofOffice, 'unknown-staff-member', 'unknown-entry', 'before-the-matter', 'missing-text'],
  })
  order(@Param() path: CasePath, @Body() body: NewAction, @Given() given: Given): Promise<CaseDeedAnswer> {
    const action = newIdOf(given, 'action');
    return performDeed(this.commands, path, { type: 'OrderAction', ...body, action }, given, { action });
  }

  @Post('actions/:action/reassignment')
  @Policy(decides, placeOfCase)
  @Command({
    id: 'reassignAction',
    summary: 'Somebody else has to do a corrective action that is not completed, by another day',
    status: 200,
    answer: CaseDeedAnswer,
    refusals: [
      ...ofOffice,
      'unknown-action',
      'action-not-ordered',
      'same-owner',
      'unknown-staff-member',
      'before-the-matter',
      'missing-reason',
    ],
  })
  reassign(
    @Param() { case: of, action }: CaseActionPath,
    @Body() body: ActionReassignment,
    @Given() given: Given,
  ): Promise<CaseDeedAnswer> {
    return performDeed(this.commands, { case: of }, { type: 'ReassignAction', action, ...body }, given);
  }

  @Post('actions/:action/completion')
  @Policy(completesActions, placeOfAction)
  @Command({
    id: 'completeAction',
    summary: 'The owner of a corrective action says that it is done',
    status: 200,
    answer: CaseDeedAnswer,
    refusals: [
      'unknown-case',
      'not-now',
      'not-owner',
      'unknown-action',
      'action-not-ordered',
      'missing-text',
    ],
  })
  complete(
    @Param() { case: of, action }: CaseActionPath,
    @Body() { text }: ActionCompletion,
    @Given() given: Given,
  ): Promise<CaseDeedAnswer> {
    return performDeed(this.commands, { case: of }, { type: 'CompleteAction', action, text }, given);
  }

  @Post('actions/:action/verification')
  @Policy(verifiesActions, placeOfCase)
  @Command({
    id: 'verifyAction',
    summary: 'Another person than the owner says whether a corrective action had its effect',
    status: 200,
    answer: CaseDeedAnswer,
    refusals: [...ofOffice, 'unknown-action', 'action-not-completed', 'missing-reason'],
  })
  verify(
    @Param() { case: of, action }: CaseActionPath,
    @Body() body: ActionVerification,
    @Given() given: Given,
  ): Promise<CaseDeedAnswer> {
    return performDeed(this.commands, { case: of }, { type: 'VerifyAction', action, ...body }, given);
  }
}
