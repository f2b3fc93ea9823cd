import { Body, Param, Post } from '@nestjs/common';
import { CommandBus } from '@nestjs/cqrs';
import { Policy } from '../access/policy.js';
import { Reason } from '../entries/entries.dto.js';
import { Given } from '../http/given.js';
import { Capability, Command } from '../http/routes.js';
import { ofOffice } from './case-refusals.js';
import { CaseDeedAnswer } from './case-deed-answer.js';
import { CASE_PATH, CasePath, CasePersonPath } from './case-path.js';
import { assigns, investigates, placeOfCase, tolerates } from './case-policies.js';
import { CaseFindings, CaseInvestigation, CaseTolerance, CaseTrace, PersonInCase } from './inquiry.dto.js';
import { performDeed } from './perform-deed.js';

/** Who answers for it: what investigators do, from the first look to the findings that they propose. */
@Capability('Accountability', CASE_PATH)
export class InquiryController {
  constructor(private readonly commands: CommandBus) {}

  @Post('investigation')
  @Policy(assigns, placeOfCase)
  @Command({
    id: 'beginInvestigation',
    summary: 'Gives the case to an investigator',
    status: 200,
    answer: CaseDeedAnswer,
    refusals: [...ofOffice, 'supervised', 'invalid-identifier'],
  })
  investigation(
    @Param() path: CasePath,
    @Body() body: CaseInvestigation,
    @Given() given: Given,
  ): Promise<CaseDeedAnswer> {
    return performDeed(this.commands, path, { type: 'BeginInvestigation', ...body }, given);
  }

  @Post('trace')
  @Policy(investigates, placeOfCase)
  @Command({
    id: 'traceSteps',
    summary: 'Traces the process back from the fault: who did which step, and which posts they held that day',
    status: 200,
    answer: CaseDeedAnswer,
    refusals: [...ofOffice, 'supervised', 'unknown-process'],
  })
  trace(@Param() path: CasePath, @Body() body: CaseTrace, @Given() given: Given): Promise<CaseDeedAnswer> {
    return performDeed(this.commands, path, { type: 'TraceSteps', ...body }, given);
  }

  @Post('persons')
  @Policy(investigates, placeOfCase)
  @Command({
    id: 'namePerson',
    summary: 'Names a person, the part they had, and the circumstances; named again, the last word counts',
    status: 200,
    answer: CaseDeedAnswer,
    refusals: [...ofOffice, 'supervised', 'unknown-staff-member', 'invalid-identifier', 'missing-text'],
  })
  name(@Param() path: CasePath, @Body() body: PersonInCase, @Given() given: Given): Promise<CaseDeedAnswer> {
    return performDeed(this.commands, path, { type: 'NamePerson', ...body }, given);
  }

  @Post('persons/:person/release')
  @Policy(investigates, placeOfCase)
  @Command({
    id: 'releasePerson',
    summary: 'Takes a person out of the case',
    status: 200,
    answer: CaseDeedAnswer,
    refusals: [...ofOffice, 'supervised', 'person-not-named', 'missing-reason'],
  })
  release(
    @Param() { case: of, person }: CasePersonPath,
    @Body() { reason }: Reason,
    @Given() given: Given,
  ): Promise<CaseDeedAnswer> {
    return performDeed(this.commands, { case: of }, { type: 'ReleasePerson', person, reason }, given);
  }

  @Post('tolerance')
  @Policy(tolerates, placeOfCase)
  @Command({
    id: 'grantTolerance',
    summary: 'Does not hold a person to an honest mistake in an experiment that was approved before',
    status: 200,
    answer: CaseDeedAnswer,
    refusals: [
      ...ofOffice,
      'person-not-named',
      'unknown-experiment',
      'experiment-not-approved',
      'experiment-does-not-cover',
      'missing-text',
    ],
  })
  tolerate(
    @Param() path: CasePath,
    @Body() body: CaseTolerance,
    @Given() given: Given,
  ): Promise<CaseDeedAnswer> {
    return performDeed(this.commands, path, { type: 'GrantTolerance', ...body }, given);
  }

  @Post('findings')
  @Policy(investigates, placeOfCase)
  @Command({
    id: 'proposeFindings',
    summary: 'Proposes findings: shares of the liability by the rulebook, for the persons named to answer',
    status: 200,
    answer: CaseDeedAnswer,
    refusals: [...ofOffice, 'supervised', 'nobody-named', 'statement-due', 'missing-text'],
  })
  propose(
    @Param() path: CasePath,
    @Body() body: CaseFindings,
    @Given() given: Given,
  ): Promise<CaseDeedAnswer> {
    return performDeed(this.commands, path, { type: 'ProposeFindings', ...body }, given);
  }
}
