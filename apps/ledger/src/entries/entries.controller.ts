import { Body, Get, Post, Query } from '@nestjs/common';
import { CommandBus, QueryBus } from '@nestjs/cqrs';
import { Policy } from '../access/policy.js';
import { Given, newIdOf } from '../http/given.js';
import { milliPointsOf } from '../http/kinds.js';
import { pageAnswer, type PageAnswer } from '../http/page-answer.js';
import { Capability, Command, Read } from '../http/routes.js';
import { EntryAnswer, entryAnswer } from './entry-answers.js';
import { placeOfProposal, proposes, readsAssessment } from './entry-policies.js';
import { EntryStepAnswer, madeAnswer } from './entry-step-answer.js';
import { EntriesParameters, EntryProposal } from './entries.dto.js';
import { ListEntries } from './list-entries.js';
import { ProposeEntry } from './propose-entry.js';

@Capability('Entries', 'v1/entries')
export class EntriesController {
  constructor(
    private readonly commands: CommandBus,
    private readonly queries: QueryBus,
  ) {}

  @Get()
  @Policy(readsAssessment)
  @Read({
    id: 'listEntries',
    summary: 'Entries in the order in which they came: the work queues of verifiers and of people concerned',
    description:
      'With `status=proposed` what awaits a confirmation, with `status=awaiting-answer` what awaits an answer. ' +
      'Entries that a rule posted at once are not among them: the explanation of a score account shows those.',
    answer: EntryAnswer,
    as: 'page',
    refusals: ['not-found'],
  })
  async list(@Query() parameters: EntriesParameters): Promise<PageAnswer<EntryAnswer>> {
    return pageAnswer(await this.queries.execute(new ListEntries(parameters)), entryAnswer);
  }

  @Post()
  @Policy(proposes, placeOfProposal)
  @Command({
    id: 'proposeEntry',
    summary: 'Proposes a deduction or bonus',
    description:
      'What follows is what the rulebook asks for under the indicator: another person confirms the entry, the person ' +
      'concerned answers it, or it is posted at once.',
    answer: EntryStepAnswer,
    refusals: [
      'outside-scope',
      'own-assessment',
      'unknown-staff-member',
      'unknown-indicator',
      'unknown-manual-rule',
      'unknown-matter',
      'unknown-observation',
      'unknown-evidence',
      'unknown-entry',
      'no-rulebook-in-force',
      'period-not-open',
      'period-closed',
      'matter-punished',
      'observation-matured',
      'observation-not-verified',
      'not-returned',
      'no-appointment',
      'in-the-future',
      'indicator-not-manual',
      'common-only-deducts',
      'manual-rule-required',
      'points-outside-rule',
      'deduction-too-large',
      'deductions-exceed-period',
      'matter-on-another-day',
      'observation-of-another',
      'aggravates',
    ],
  })
  async propose(@Body() body: EntryProposal, @Given() given: Given): Promise<EntryStepAnswer> {
    const entryId = newIdOf(given);
    const proposal = { ...body, entryId, points: milliPointsOf(body.points) };
    return madeAnswer(await this.commands.execute(new ProposeEntry(proposal, given)), entryId);
  }
}
