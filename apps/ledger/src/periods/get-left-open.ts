import { Query, QueryHandler, type IQueryHandler } from '@nestjs/cqrs';
import type { LeftOpen } from '#read-models';
import { LONGEST_WAIT } from '../http/reached-position.guard.js';
import { OpenLedger } from '../open-ledger.js';

/** `through`: the log position that the answer must at least rest on. */
export class GetLeftOpen extends Query<LeftOpen> {
  constructor(
    readonly period: string,
    readonly through?: number,
  ) {
    super();
  }
}

@QueryHandler(GetLeftOpen)
export class GetLeftOpenHandler implements IQueryHandler<GetLeftOpen> {
  constructor(private readonly ledger: OpenLedger) {}

  async execute({ period, through }: GetLeftOpen): Promise<LeftOpen> {
    if (through !== undefined) await this.ledger.waitFor(through, LONGEST_WAIT);
    return this.ledger.readModels.leftOpen(period);
  }
}
