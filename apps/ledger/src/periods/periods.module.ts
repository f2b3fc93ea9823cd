import { Module } from '@nestjs/common';
import { ListPeriodsHandler } from './list-periods.js';
import { PeriodsController } from './periods.controller.js';

@Module({ controllers: [PeriodsController], providers: [ListPeriodsHandler] })
export class PeriodsModule {}
