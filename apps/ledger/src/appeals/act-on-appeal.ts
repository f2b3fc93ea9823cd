import { Command, CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import type { AppealEvent, AppealRef } from '#domain';
import { actOnAppeal, type AppealAct, type Given, type Outcome } from '#processing';
import { readsEvidence } from '../evidence/evidence-policies.js';
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
    const facts =
      deed.type === 'SubmitEvidence'
        ? { readsEvidence: await readsEvidence(this.ledger, given.by, deed.evidence) }
        : {};
    return actOnAppeal(this.ledger.executor, appeal, deed, given, facts);
  }
}
