import { Get, Query, Req, Res } from '@nestjs/common';
import { QueryBus } from '@nestjs/cqrs';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { CurrentCaller, type Caller } from '../access/caller.js';
import { Policy } from '../access/policy.js';
import { wantsPage } from '../http/accepted-page.js';
import { HTML, sendPage } from '../http/html-page.js';
import type { ListAnswer } from '../http/page-answer.js';
import { Capability, Read } from '../http/routes.js';
import { CasebookAnswer, CasebookParameters, OverturnAnswer, OverturnParameters } from './casebook.dto.js';
import { readsAllFigures, readsFigures } from './casebook-policies.js';
import { DrawCasebook } from './draw-casebook.js';
import { ReadCasebook } from './read-casebook.js';
import { ReadOverturn } from './read-overturn.js';

@Capability('Casebook', 'v1/casebook')
export class CasebookController {
  constructor(private readonly queries: QueryBus) {}

  @Get()
  @Policy(readsFigures)
  @Read({
    id: 'readCasebook',
    summary: 'How the casework stands: what is open and how old, what is overdue, how long decisions took',
    description:
      'By `Accept` JSON, or a page to print; the page of the whole organization shows overturn rates as well.',
    answer: CasebookAnswer,
    streams: [HTML],
    refusals: ['not-found'],
  })
  async read(
    @Query() { unit }: CasebookParameters,
    @CurrentCaller() { authority }: Caller,
    @Req() { headers }: FastifyRequest,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    void reply.header('vary', 'accept');
    if (wantsPage(headers.accept)) {
      const withRates = unit === undefined && readsAllFigures(authority);
      sendPage(reply, await this.queries.execute(new DrawCasebook(unit, withRates)));
    } else void reply.send(await this.queries.execute(new ReadCasebook(unit)));
  }

  @Get('overturn')
  @Policy(readsFigures)
  @Read({
    id: 'readOverturn',
    summary:
      'How often what an assessor, verifier, reviewer, rule, unit or indicator did was changed on appeal',
    description:
      'Of the whole organization; of reviewers: how often the second instance came to something else.',
    answer: OverturnAnswer,
    as: 'list',
  })
  async overturn(@Query() { by }: OverturnParameters): Promise<ListAnswer<OverturnAnswer>> {
    return { items: await this.queries.execute(new ReadOverturn(by)) };
  }
}
