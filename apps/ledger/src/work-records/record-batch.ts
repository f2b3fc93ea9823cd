import { Command, CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import type { Given } from '../http/given.js';
import { OpenLedger } from '../open-ledger.js';
import { recordMany, type Recorded } from './record-many.js';
import { reportedRecord } from './reported-record.js';
import type { WorkRecordBody } from './work-record.dto.js';

export class RecordBatch extends Command<Recorded> {
  constructor(
    readonly records: readonly WorkRecordBody[],
    readonly given: Given,
  ) {
    super();
  }
}

@CommandHandler(RecordBatch)
export class RecordBatchHandler implements ICommandHandler<RecordBatch> {
  constructor(private readonly ledger: OpenLedger) {}

  execute({ records, given }: RecordBatch): Promise<Recorded> {
    const reported = records.map((record) => reportedRecord(record, given.by.id));
    return recordMany(this.ledger.executor, reported, given.meta);
  }
}
