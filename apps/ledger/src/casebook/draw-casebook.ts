import { Query, QueryHandler, type IQueryHandler } from '@nestjs/cqrs';
import { overturnDimensions } from '#read-models';
import { OpenLedger } from '../open-ledger.js';
import { casebookPage } from './page/casebook-page.js';

/** The casebook as a page; overturn rates are those of the whole organization, and only for those who read all of it. */
export class DrawCasebook extends Query<string> {
  constructor(
    readonly unit: string | undefined,
    readonly withRates: boolean,
  ) {
    super();
  }
}

@QueryHandler(DrawCasebook)
export class DrawCasebookHandler implements IQueryHandler<DrawCasebook> {
  constructor(private readonly ledger: OpenLedger) {}

  async execute({ unit, withRates }: DrawCasebook): Promise<string> {
    const { readModels, clock } = this.ledger;
    const scope = { ...(unit !== undefined && { unit }), today: clock.today() };
    return casebookPage({
      ...scope,
      position: readModels.position(),
      figures: readModels.casebook(scope),
      rates: withRates ? overturnDimensions.map((by) => ({ by, rows: readModels.overturn({ by }) })) : [],
    });
  }
}
