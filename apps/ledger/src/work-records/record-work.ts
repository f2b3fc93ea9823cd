import { Command, CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import type { WorkRecordEvent } from '#domain';
import { recordWork, type Outcome } from '#processing';
import type { Given } from '../http/given.js';
import { OpenLedger } from '../open-ledger.js';
import { reportedRecord } from './reported-record.js';
import type { WorkRecordBody } from './work-record.dto.js';

export class RecordWork extends Command<Outcome<WorkRecordEvent>> {
  constructor(
    readonly record: WorkRecordBody,
    readonly given: Given,
  ) {
    super();
  }
}

@CommandHandler(RecordWork)
export class RecordWorkHandler implements ICommandHandler<RecordWork> {
  constructor(private readonly ledger: OpenLedger) {}

  async execute({ record, given }: RecordWork): Promise<Outcome<WorkRecordEvent>> {
    const { by, meta } = given;
    const reported = reportedRecord(record, by.id);
    const { verdicts, outcome } = await recordWork(this.ledger.executor, record.process, [reported], meta);
    // A remembered answer comes without a verdict: what was written then was recorded.
    const verdict = outcome.repeated ? undefined : verdicts[0];
    if (verdict?.kind === 'refused') throw verdict.error;
    return outcome;
  }
}
