import { Command, CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import type { OrganizationEvent } from '#domain';
import { registerUnit, type Outcome } from '#processing';
import type { Given } from '../http/given.js';
import { OpenLedger } from '../open-ledger.js';
import type { UnitBody } from './organization.dto.js';

export class RegisterUnit extends Command<Outcome<OrganizationEvent>> {
  constructor(
    readonly unit: UnitBody,
    readonly given: Given,
  ) {
    super();
  }
}

@CommandHandler(RegisterUnit)
export class RegisterUnitHandler implements ICommandHandler<RegisterUnit> {
  constructor(private readonly ledger: OpenLedger) {}

  execute({ unit, given }: RegisterUnit): Promise<Outcome<OrganizationEvent>> {
    return registerUnit(this.ledger.executor, { ...unit, parent: unit.parent ?? null }, given.meta);
  }
}
