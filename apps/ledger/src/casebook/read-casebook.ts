import { Query, QueryHandler, type IQueryHandler } from '@nestjs/cqrs';
import type { CasebookFigures } from '#read-models';
import { OpenLedger } from '../open-ledger.js';

/** How the casework of a unit, or of everybody, stands today. */
export class ReadCasebook extends Query<CasebookFigures> {
  constructor(readonly unit: string | undefined) {
    super();
  }
}

@QueryHandler(ReadCasebook)
export class ReadCasebookHandler implements IQueryHandler<ReadCasebook> {
  constructor(private readonly ledger: OpenLedger) {}

  async execute({ unit }: ReadCasebook): Promise<CasebookFigures> {
    const { readModels, clock } = this.ledger;
    return readModels.casebook({ ...(unit !== undefined && { unit }), today: clock.today() });
  }
}
