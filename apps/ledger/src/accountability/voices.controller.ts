import { Body, Param, Post } from '@nestjs/common';
import { CommandBus } from '@nestjs/cqrs';
import { Policy } from '../access/policy.js';
import { Given } from '../http/given.js';
import { Capability, Command } from '../http/routes.js';
import { ofOffice } from './case-refusals.js';
import { CaseDeedAnswer } from './case-deed-answer.js';
import { CASE_PATH, CasePath } from './case-path.js';
import { givesCaseEvidence, investigates, placeOfCase, speaks } from './case-policies.js';
import { CaseEvidence, CaseWords } from './inquiry.dto.js';
import { performDeed } from './perform-deed.js';

/** Nothing is found of anybody who was not heard: what the persons named say, and what is shown for and against them. */
@Capability('Accountability', CASE_PATH)
export class VoicesController {
  constructor(private readonly commands: CommandBus) {}

  @Post('evidence')
  @Policy(givesCaseEvidence, placeOfCase)
  @Command({
    id: 'attachCaseEvidence',
    summary: 'Attaches evidence to the case',
    status: 200,
    answer: CaseDeedAnswer,
    refusals: ['unknown-case', 'not-now', 'outside-scope', 'unknown-evidence'],
  })
  evidence(
    @Param() path: CasePath,
    @Body() body: CaseEvidence,
    @Given() given: Given,
  ): Promise<CaseDeedAnswer> {
    return performDeed(this.commands, path, { type: 'AttachCaseEvidence', ...body }, given);
  }

  @Post('statement-invitation')
  @Policy(investigates, placeOfCase)
  @Command({
    id: 'inviteStatements',
    summary: 'Invites every person named to a statement; the time for it runs from now on',
    status: 200,
    answer: CaseDeedAnswer,
    refusals: [...ofOffice, 'supervised', 'nobody-named'],
  })
  invite(@Param() path: CasePath, @Given() given: Given): Promise<CaseDeedAnswer> {
    return performDeed(this.commands, path, { type: 'InviteStatements' }, given);
  }

  @Post('statements')
  @Policy(speaks, placeOfCase)
  @Command({
    id: 'giveStatement',
    summary: 'What a person named says, before anything is found',
    status: 200,
    answer: CaseDeedAnswer,
    refusals: ['unknown-case', 'not-now', 'not-concerned', 'missing-text'],
  })
  state(
    @Param() path: CasePath,
    @Body() { text }: CaseWords,
    @Given() given: Given,
  ): Promise<CaseDeedAnswer> {
    return performDeed(this.commands, path, { type: 'GiveStatement', text }, given);
  }

  @Post('defences')
  @Policy(speaks, placeOfCase)
  @Command({
    id: 'giveDefence',
    summary: 'What a person named says to the findings, before they are decided',
    status: 200,
    answer: CaseDeedAnswer,
    refusals: ['unknown-case', 'not-now', 'not-concerned', 'missing-text'],
  })
  defend(
    @Param() path: CasePath,
    @Body() { text }: CaseWords,
    @Given() given: Given,
  ): Promise<CaseDeedAnswer> {
    return performDeed(this.commands, path, { type: 'GiveDefence', text }, given);
  }
}
