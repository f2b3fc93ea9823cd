import { Module } from '@nestjs/common';
import { GetMatterHandler } from './get-matter.js';
import { ListMattersHandler } from './list-matters.js';
import { MattersController } from './matters.controller.js';
import { OpenMatterHandler } from './open-matter.js';

@Module({
  controllers: [MattersController],
  providers: [OpenMatterHandler, ListMattersHandler, GetMatterHandler],
})
export class MattersModule {}
