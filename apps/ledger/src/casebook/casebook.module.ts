import { Module } from '@nestjs/common';
import { CasebookController } from './casebook.controller.js';
import { ConsequencesController } from './consequences.controller.js';
import { DrawCasebookHandler } from './draw-casebook.js';
import { ListActionsHandler } from './list-actions.js';
import { ListSanctionsHandler } from './list-sanctions.js';
import { ListToleranceHandler } from './list-tolerance.js';
import { ReadCasebookHandler } from './read-casebook.js';
import { ReadOverturnHandler } from './read-overturn.js';

@Module({
  controllers: [CasebookController, ConsequencesController],
  providers: [
    ReadCasebookHandler,
    DrawCasebookHandler,
    ReadOverturnHandler,
    ListSanctionsHandler,
    ListActionsHandler,
    ListToleranceHandler,
  ],
})
export class CasebookModule {}
