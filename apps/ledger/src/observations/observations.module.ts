import { Module } from '@nestjs/common';
import { DismissObservationHandler } from './dismiss-observation.js';
import { GetObservationHandler } from './get-observation.js';
import { ListObservationsHandler } from './list-observations.js';
import { NoteObservationHandler } from './note-observation.js';
import { ObservationsController } from './observations.controller.js';
import { VerifyObservationHandler } from './verify-observation.js';

@Module({
  controllers: [ObservationsController],
  providers: [
    NoteObservationHandler,
    VerifyObservationHandler,
    DismissObservationHandler,
    ListObservationsHandler,
    GetObservationHandler,
  ],
})
export class ObservationsModule {}
