import { Module } from '@nestjs/common';
import { AcknowledgeEntryHandler } from './acknowledge-entry.js';
import { AnswerController } from './answer.controller.js';
import { AttachEvidenceHandler } from './attach-evidence.js';
import { ConfirmEntryHandler } from './confirm-entry.js';
import { ConfirmationController } from './confirmation.controller.js';
import { CorrectEntryHandler } from './correct-entry.js';
import { DecideDisputeHandler } from './decide-dispute.js';
import { DisputeEntryHandler } from './dispute-entry.js';
import { EntriesController } from './entries.controller.js';
import { EntryController } from './entry.controller.js';
import { GetEntryHandler } from './get-entry.js';
import { ListEntriesHandler } from './list-entries.js';
import { ListEntryEvidenceHandler } from './list-entry-evidence.js';
import { ProposeEntryHandler } from './propose-entry.js';
import { ReturnEntryHandler } from './return-entry.js';
import { ReverseEntryHandler } from './reverse-entry.js';
import { ReversalController } from './reversal.controller.js';
import { WithdrawEntryHandler } from './withdraw-entry.js';

@Module({
  controllers: [
    EntriesController,
    EntryController,
    ConfirmationController,
    AnswerController,
    ReversalController,
  ],
  providers: [
    ProposeEntryHandler,
    ConfirmEntryHandler,
    ReturnEntryHandler,
    WithdrawEntryHandler,
    AcknowledgeEntryHandler,
    DisputeEntryHandler,
    DecideDisputeHandler,
    AttachEvidenceHandler,
    ReverseEntryHandler,
    CorrectEntryHandler,
    ListEntriesHandler,
    GetEntryHandler,
    ListEntryEvidenceHandler,
  ],
})
export class EntriesModule {}
