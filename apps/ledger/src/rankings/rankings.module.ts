import { Module } from '@nestjs/common';
import { ListRankingsHandler } from './list-rankings.js';
import { RankingsController } from './rankings.controller.js';

@Module({ controllers: [RankingsController], providers: [ListRankingsHandler] })
export class RankingsModule {}
