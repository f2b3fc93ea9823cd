import { Query, QueryHandler, type IQueryHandler } from '@nestjs/cqrs';
import type { PostRow } from '#read-models';
import { OpenLedger } from '../open-ledger.js';

export class ListPosts extends Query<PostRow[]> {
  constructor(readonly unit?: string) {
    super();
  }
}

@QueryHandler(ListPosts)
export class ListPostsHandler implements IQueryHandler<ListPosts> {
  constructor(private readonly ledger: OpenLedger) {}

  async execute({ unit }: ListPosts): Promise<PostRow[]> {
    return this.ledger.readModels.posts(unit);
  }
}
