import { Command, CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import type { AppealEvent, AppealRef } from '#domain';
import { actOnAppeal, type AppealAct, type Given, type Outcome } from '#processing';
import { readingEvidence } from '../evidence/evidence-policies.js';
import { OpenLedger } from '../open-ledger.js';

export class ActOnAppeal extends Command<Outcome<AppealEvent>> {
  constructor(
    readonly appeal: AppealRef,
    readonly deed: AppealAct,
    readonly given: Given,
  ) {
    super();
  }
}

@CommandHandler(ActOnAppeal)
export class ActOnAppealHandler implements ICommandHandler<ActOnAppeal> {
  constructor(private readonly ledger: OpenLedger) {}

  async execute({ appeal, deed, given }: ActOnAppeal): Promise<Outcome<AppealEvent>> {
    const named = 'evidence' in deed ? [deed.evidence].flat() : [];
    return actOnAppeal(this.ledger.executor, appeal, deed, await readingEvidence(this.ledger, given, named));
  }
}
