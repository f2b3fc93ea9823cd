import { Module } from '@nestjs/common';
import { FeedController } from './feed.controller.js';
import { FeedStreams } from './feed-streams.js';

@Module({ controllers: [FeedController], providers: [FeedStreams] })
export class FeedModule {}
