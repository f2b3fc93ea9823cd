import { Body, Get, Param, Post, Query } from '@nestjs/common';
import { CommandBus, QueryBus } from '@nestjs/cqrs';
import { Policy } from '../access/policy.js';
import { placedOnItsDay, readsAssessment } from '../entries/entry-policies.js';
import { shown } from '../http/answers.js';
import { Given, newIdOf } from '../http/given.js';
import { pageAnswer, type PageAnswer } from '../http/page-answer.js';
import { Capability, Command, Read } from '../http/routes.js';
import { DismissObservation } from './dismiss-observation.js';
import { GetObservation } from './get-observation.js';
import { ListObservations } from './list-observations.js';
import { NoteObservation } from './note-observation.js';
import {
  ObservationAnswer,
  observationAnswer,
  observationLocation,
  ObservationStepAnswer,
  observationStepAnswer,
} from './observation-answers.js';
import { dismisses, judgesObservations, notes, placeOfObservation } from './observation-policies.js';
import { Dismissal, NewObservation, ObservationPath, ObservationsParameters } from './observations.dto.js';
import { VerifyObservation } from './verify-observation.js';

@Capability('Observations', 'v1/observations')
export class ObservationsController {
  constructor(
    private readonly commands: CommandBus,
    private readonly queries: QueryBus,
  ) {}

  @Post()
  @Policy(notes, placedOnItsDay)
  @Command({
    id: 'noteObservation',
    summary: 'Notes what was observed of a person, a process, or both',
    description: 'Once another person has verified it, an entry can be proposed on it.',
    answer: ObservationStepAnswer,
    refusals: [
      'outside-scope',
      'own-assessment',
      'unknown-staff-member',
      'unknown-unit',
      'unknown-evidence',
      'no-rulebook-in-force',
      'period-not-open',
      'period-closed',
      'no-appointment',
      'in-the-future',
      'observation-of-nothing',
      'missing-unit',
    ],
  })
  async note(@Body() body: NewObservation, @Given() given: Given): Promise<ObservationStepAnswer> {
    const observation = newIdOf(given);
    const outcome = await this.commands.execute(new NoteObservation({ ...body, observation }, given));
    return observationStepAnswer(outcome, observation, observationLocation(observation));
  }

  @Post(':observation/verification')
  @Policy(judgesObservations, placeOfObservation)
  @Command({
    id: 'verifyObservation',
    summary: 'Confirms that an observation is true, as another person than noted it',
    status: 200,
    answer: ObservationStepAnswer,
    refusals: [
      'outside-scope',
      'own-assessment',
      'took-part',
      'unknown-observation',
      'observation-not-noted',
    ],
  })
  async verify(
    @Param() { observation }: ObservationPath,
    @Given() given: Given,
  ): Promise<ObservationStepAnswer> {
    const outcome = await this.commands.execute(new VerifyObservation(observation, given));
    return observationStepAnswer(outcome, observation);
  }

  @Post(':observation/dismissal')
  @Policy(dismisses, placeOfObservation)
  @Command({
    id: 'dismissObservation',
    summary: 'Sets an observation aside, or takes back what one has noted oneself',
    status: 200,
    answer: ObservationStepAnswer,
    refusals: [
      'outside-scope',
      'own-assessment',
      'unknown-observation',
      'observation-not-open',
      'missing-reason',
    ],
  })
  async dismiss(
    @Param() { observation }: ObservationPath,
    @Body() { reason }: Dismissal,
    @Given() given: Given,
  ): Promise<ObservationStepAnswer> {
    const outcome = await this.commands.execute(new DismissObservation({ observation, reason }, given));
    return observationStepAnswer(outcome, observation);
  }

  @Get()
  @Policy(readsAssessment)
  @Read({
    id: 'listObservations',
    summary: 'Observations in the order in which they were noted',
    answer: ObservationAnswer,
    as: 'page',
    refusals: ['not-found'],
  })
  async list(@Query() parameters: ObservationsParameters): Promise<PageAnswer<ObservationAnswer>> {
    return pageAnswer(await this.queries.execute(new ListObservations(parameters)), observationAnswer);
  }

  @Get(':observation')
  @Policy(readsAssessment, placeOfObservation)
  @Read({
    id: 'getObservation',
    summary: 'An observation and what became of it',
    answer: ObservationAnswer,
    revision: true,
    refusals: ['not-found'],
  })
  async get(@Param() { observation }: ObservationPath): Promise<ObservationAnswer> {
    const row = await this.queries.execute(new GetObservation(observation));
    return shown(observationAnswer(row), row);
  }
}
