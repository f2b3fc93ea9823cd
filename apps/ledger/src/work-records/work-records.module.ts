import { Module } from '@nestjs/common';
import { RecordBatchHandler } from './record-batch.js';
import { RecordWorkHandler } from './record-work.js';
import { WorkRecordsController } from './work-records.controller.js';

@Module({ controllers: [WorkRecordsController], providers: [RecordWorkHandler, RecordBatchHandler] })
export class WorkRecordsModule {}
