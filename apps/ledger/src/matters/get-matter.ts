import { Query, QueryHandler, type IQueryHandler } from '@nestjs/cqrs';
import { grantCovering, organization, ORGANIZATION_STREAM, type Authority } from '#domain';
import type { MatterDetail } from '#read-models';
import { dutiesThatRead } from '../entries/entry-policies.js';
import { OpenLedger } from '../open-ledger.js';

/** A matter with those of its entries that somebody may see: it can be about people of several units. */
export class GetMatter extends Query<MatterDetail> {
  constructor(
    readonly matter: string,
    readonly by: Authority,
  ) {
    super();
  }
}

@QueryHandler(GetMatter)
export class GetMatterHandler implements IQueryHandler<GetMatter> {
  constructor(private readonly ledger: OpenLedger) {}

  async execute({ matter, by }: GetMatter): Promise<MatterDetail> {
    const { readModels, executor } = this.ledger;
    const units = await executor.read(organization, ORGANIZATION_STREAM);
    const { entries, ...row } = readModels.matter(matter);
    const seen = entries.filter(({ unit }) => grantCovering(by, dutiesThatRead, unit, units));
    return { ...row, entries: seen };
  }
}
