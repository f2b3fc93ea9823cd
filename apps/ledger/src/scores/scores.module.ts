import { Module } from '@nestjs/common';
import { ListScoresHandler } from './list-scores.js';
import { ScoresController } from './scores.controller.js';

@Module({ controllers: [ScoresController], providers: [ListScoresHandler] })
export class ScoresModule {}
