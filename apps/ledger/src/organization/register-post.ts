import { Command, CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import type { OrganizationEvent } from '#domain';
import { registerPost, type Outcome } from '#processing';
import type { Given } from '../http/given.js';
import { OpenLedger } from '../open-ledger.js';
import type { PostBody } from './organization.dto.js';

export class RegisterPost extends Command<Outcome<OrganizationEvent>> {
  constructor(
    readonly post: PostBody,
    readonly given: Given,
  ) {
    super();
  }
}

@CommandHandler(RegisterPost)
export class RegisterPostHandler implements ICommandHandler<RegisterPost> {
  constructor(private readonly ledger: OpenLedger) {}

  execute({ post, given }: RegisterPost): Promise<Outcome<OrganizationEvent>> {
    return registerPost(this.ledger.executor, post, given.meta);
  }
}
