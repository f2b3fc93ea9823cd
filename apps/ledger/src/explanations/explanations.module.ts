import { Module } from '@nestjs/common';
import { ExplainAccountHandler } from './explain-account.js';
import { ExplanationsController } from './explanations.controller.js';

@Module({ controllers: [ExplanationsController], providers: [ExplainAccountHandler] })
export class ExplanationsModule {}
