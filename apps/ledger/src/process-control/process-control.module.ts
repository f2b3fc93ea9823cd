import { Module } from '@nestjs/common';
import { ProcessControlController } from './process-control.controller.js';
import { ReadProcessControlHandler } from './read-process-control.js';

@Module({ controllers: [ProcessControlController], providers: [ReadProcessControlHandler] })
export class ProcessControlModule {}
