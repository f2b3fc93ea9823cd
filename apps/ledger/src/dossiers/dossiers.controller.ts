import { Get, Param, Query, Req, Res } from '@nestjs/common';
import { QueryBus } from '@nestjs/cqrs';
import type { FastifyReply, FastifyRequest } from 'fastify';
import type { CaseRef } from '#domain';
import { dossierHtml } from '#dossier';
import type { Given } from '#processing';
import { CasePath } from '../accountability/case-path.js';
import { placeOfCase, readsCases } from '../accountability/case-policies.js';
import { CaseFileParameters } from '../accountability/cases.dto.js';
import { Policy } from '../access/policy.js';
import { AppealPath } from '../appeals/appeal-path.js';
import { placeOfAppeal } from '../appeals/appeal-policies.js';
import { readsAssessment } from '../entries/entry-policies.js';
import { wantsPage } from '../http/accepted-page.js';
import { AsReader } from '../http/as-reader.js';
import { HTML, sendPage } from '../http/html-page.js';
import { Capability, Read } from '../http/routes.js';
import { CompileDossier } from './compile-dossier.js';
import { dossierAnswer, DossierAnswer } from './dossier-answer.js';

const description =
  'By `Accept` JSON, or one HTML file that needs nothing else and prints well. The look into it is recorded.';

/** Everything about a matter in one place, to be read or taken along. */
@Capability('Dossiers', 'v1')
export class DossiersController {
  constructor(private readonly queries: QueryBus) {}

  @Get('appeals/:staff/:appeal/dossier')
  @Policy(readsAssessment, placeOfAppeal)
  @Read({
    id: 'getAppealDossier',
    summary: 'Everything about an appeal, as it was known at any moment',
    description,
    answer: DossierAnswer,
    streams: [HTML],
    refusals: ['not-found', 'recused', 'member-challenged'],
  })
  ofAppeal(
    @Param() { staff, appeal }: AppealPath,
    @Query() { knownAt }: CaseFileParameters,
    @AsReader() reader: Given,
    @Req() request: FastifyRequest,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    return this.answer({ kind: 'appeal', staff, appeal }, knownAt, reader, request, reply);
  }

  @Get('accountability-cases/:case/dossier')
  @Policy(readsCases, placeOfCase)
  @Read({
    id: 'getCaseDossier',
    summary: 'Everything about an accountability case, as it was known at any moment',
    description,
    answer: DossierAnswer,
    streams: [HTML],
    refusals: ['not-found'],
  })
  ofCase(
    @Param() { case: caseId }: CasePath,
    @Query() { knownAt }: CaseFileParameters,
    @AsReader() reader: Given,
    @Req() request: FastifyRequest,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    return this.answer({ kind: 'accountability', case: caseId }, knownAt, reader, request, reply);
  }

  private async answer(
    of: CaseRef,
    knownAt: string | undefined,
    reader: Given,
    { headers }: FastifyRequest,
    reply: FastifyReply,
  ): Promise<void> {
    const dossier = await this.queries.execute(new CompileDossier(of, knownAt, reader));
    void reply.header('vary', 'accept');
    if (wantsPage(headers.accept)) sendPage(reply, dossierHtml(dossier));
    else void reply.send(dossierAnswer(dossier));
  }
}
