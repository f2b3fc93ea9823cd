import { Command, CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import type { Note, ObservationEvent } from '#domain';
import { noteObservation, type Given, type Outcome } from '#processing';
import { readingEvidence } from '../evidence/evidence-policies.js';
import { OpenLedger } from '../open-ledger.js';

export class NoteObservation extends Command<Outcome<ObservationEvent>> {
  constructor(
    readonly note: Note,
    readonly given: Given,
  ) {
    super();
  }
}

@CommandHandler(NoteObservation)
export class NoteObservationHandler implements ICommandHandler<NoteObservation> {
  constructor(private readonly ledger: OpenLedger) {}

  async execute({ note, given }: NoteObservation): Promise<Outcome<ObservationEvent>> {
    return noteObservation(
      this.ledger.executor,
      note,
      await readingEvidence(this.ledger, given, note.evidence),
    );
  }
}
