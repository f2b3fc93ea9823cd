import { Module } from '@nestjs/common';
import { ActOnCaseHandler } from './act-on-case.js';
import { ActionsController } from './actions.controller.js';
import { CasesController } from './cases.controller.js';
import { GetCaseFileHandler } from './get-case-file.js';
import { InquiryController } from './inquiry.controller.js';
import { ListCaseReadingsHandler } from './list-case-readings.js';
import { ListCasesHandler } from './list-cases.js';
import { OutcomeController } from './outcome.controller.js';
import { VoicesController } from './voices.controller.js';

@Module({
  controllers: [CasesController, InquiryController, VoicesController, OutcomeController, ActionsController],
  providers: [ActOnCaseHandler, ListCasesHandler, GetCaseFileHandler, ListCaseReadingsHandler],
})
export class AccountabilityModule {}
