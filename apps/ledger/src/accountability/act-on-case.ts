import { Command, CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import type { AccountabilityEvent, CaseDeed, CaseDeeds } from '#domain';
import { actOnCase, type Given, type Outcome } from '#processing';
import { readingEvidence } from '../evidence/evidence-policies.js';
import { OpenLedger } from '../open-ledger.js';

/** A deed, and what is given with it. */
export type GivenDeed = { [D in CaseDeed]: { readonly type: D } & CaseDeeds[D] }[CaseDeed];

/** Whatever somebody does to an accountability case, its opening included. */
export class ActOnCase extends Command<Outcome<AccountabilityEvent>> {
  constructor(
    readonly caseId: string,
    readonly deed: GivenDeed,
    readonly given: Given,
  ) {
    super();
  }
}

@CommandHandler(ActOnCase)
export class ActOnCaseHandler implements ICommandHandler<ActOnCase> {
  constructor(private readonly ledger: OpenLedger) {}

  async execute({ caseId, deed, given }: ActOnCase): Promise<Outcome<AccountabilityEvent>> {
    const named = deed.type === 'AttachCaseEvidence' ? [deed.evidence] : [];
    return actOnCase(this.ledger.executor, caseId, deed, await readingEvidence(this.ledger, given, named));
  }
}
