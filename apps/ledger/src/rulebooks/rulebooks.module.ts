import { Module } from '@nestjs/common';
import { GetRulebookHandler } from './get-rulebook.js';
import { ListRulebooksHandler } from './list-rulebooks.js';
import { PublishRulebookHandler } from './publish-rulebook.js';
import { RulebooksController } from './rulebooks.controller.js';

@Module({
  controllers: [RulebooksController],
  providers: [PublishRulebookHandler, ListRulebooksHandler, GetRulebookHandler],
})
export class RulebooksModule {}
