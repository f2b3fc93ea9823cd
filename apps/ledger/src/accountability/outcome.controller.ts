import { Body, Param, Post } from '@nestjs/common';
import { CommandBus } from '@nestjs/cqrs';
import { Policy } from '../access/policy.js';
import { Reason } from '../entries/entries.dto.js';
import { Given, newIdOf } from '../http/given.js';
import { milliPointsOf } from '../http/kinds.js';
import { Capability, Command } from '../http/routes.js';
import { ofOffice } from './case-refusals.js';
import { CaseDeedAnswer } from './case-deed-answer.js';
import { CASE_PATH, CasePath } from './case-path.js';
import { decides, placeOfCase } from './case-policies.js';
import { CaseDecision, NewSanction } from './outcome.dto.js';
import { performDeed } from './perform-deed.js';

/** What becomes of a case: its decision, what follows for persons, and its end. */
@Capability('Accountability', CASE_PATH)
export class OutcomeController {
  constructor(private readonly commands: CommandBus) {}

  @Post('decision')
  @Policy(decides, placeOfCase)
  @Command({
    id: 'decideCase',
    summary: 'Decides who is liable; points that follow are entries in the score accounts by themselves',
    status: 200,
    answer: CaseDeedAnswer,
    refusals: [
      ...ofOffice,
      'defence-due',
      'persons-without-finding',
      'person-not-named',
      'finding-twice',
      'limitation-passed',
      'not-liable',
      'missing-reason',
      'unknown-indicator',
      'period-not-open',
      'invalid-points',
      'deduction-too-large',
      'deductions-exceed-period',
      'matter-punished',
      'fault-punished',
      'aggravates',
    ],
  })
  decide(
    @Param() path: CasePath,
    @Body() { findings, points }: CaseDecision,
    @Given() given: Given,
  ): Promise<CaseDeedAnswer> {
    const counted = points && { points: { ...points, total: milliPointsOf(points.total) } };
    return performDeed(this.commands, path, { type: 'DecideCase', findings, ...counted }, given);
  }

  @Post('sanctions')
  @Policy(decides, placeOfCase)
  @Command({
    id: 'imposeSanction',
    summary: 'Imposes a sanction of the ladder of the rulebook; it is spent by itself after its last day',
    answer: CaseDeedAnswer,
    refusals: [
      ...ofOffice,
      'person-not-named',
      'not-liable',
      'unknown-rung',
      'rung-not-fitting',
      'invalid-months',
      'before-the-matter',
      'missing-reason',
    ],
  })
  sanction(
    @Param() path: CasePath,
    @Body() body: NewSanction,
    @Given() given: Given,
  ): Promise<CaseDeedAnswer> {
    const sanction = newIdOf(given, 'sanction');
    return performDeed(this.commands, path, { type: 'ImposeSanction', ...body, sanction }, given, {
      sanction,
    });
  }

  @Post('closing')
  @Policy(decides, placeOfCase)
  @Command({
    id: 'closeCase',
    summary: 'Closes a case in which no corrective action is open',
    status: 200,
    answer: CaseDeedAnswer,
    refusals: [...ofOffice, 'actions-open', 'missing-reason'],
  })
  close(@Param() path: CasePath, @Body() { reason }: Reason, @Given() given: Given): Promise<CaseDeedAnswer> {
    return performDeed(this.commands, path, { type: 'CloseCase', reason }, given);
  }

  @Post('discontinuation')
  @Policy(decides, placeOfCase)
  @Command({
    id: 'discontinueCase',
    summary: 'Ends a case before a decision',
    status: 200,
    answer: CaseDeedAnswer,
    refusals: [...ofOffice, 'missing-reason'],
  })
  discontinue(
    @Param() path: CasePath,
    @Body() { reason }: Reason,
    @Given() given: Given,
  ): Promise<CaseDeedAnswer> {
    return performDeed(this.commands, path, { type: 'DiscontinueCase', reason }, given);
  }

  @Post('reopening')
  @Policy(decides, placeOfCase)
  @Command({
    id: 'reopenCase',
    summary: 'Takes a closed case up again',
    status: 200,
    answer: CaseDeedAnswer,
    refusals: [...ofOffice, 'missing-reason'],
  })
  reopen(
    @Param() path: CasePath,
    @Body() { reason }: Reason,
    @Given() given: Given,
  ): Promise<CaseDeedAnswer> {
    return performDeed(this.commands, path, { type: 'ReopenCase', reason }, given);
  }
}
