import type { Readable } from 'node:stream';
import { Body, Get, Param, Post, Query, Req, Res, UseFilters } from '@nestjs/common';
import { CommandBus, QueryBus } from '@nestjs/cqrs';
import { ApiHeader } from '@nestjs/swagger';
import type { FastifyReply, FastifyRequest } from 'fastify';
import type { Given as Reader } from '#processing';
import { evidenceMediaType, evidenceMediaTypes } from '#runtime';
import { Policy } from '../access/policy.js';
import { readsAssessment } from '../entries/entry-policies.js';
import { answered } from '../http/answers.js';
import { AsReader } from '../http/as-reader.js';
import { eventData } from '../http/event-data.js';
import { Given, newIdOf } from '../http/given.js';
import { Capability, Command, Read } from '../http/routes.js';
import { without } from '../http/without.js';
import { EvidenceAnswer, evidenceAnswer, ReferenceAnswer, UploadAnswer } from './evidence-answers.js';
import { givesEvidence, usesOfEvidence } from './evidence-policies.js';
import { EvidenceProblems } from './evidence-problems.filter.js';
import { EvidencePath, EvidenceReference, UploadParameters } from './evidence.dto.js';
import { asAttachment, uploadedName } from './file-name.js';
import { GetEvidence } from './get-evidence.js';
import { ReadEvidenceFile } from './read-evidence-file.js';
import { ReferenceEvidence } from './reference-evidence.js';
import { UploadEvidence } from './upload-evidence.js';

const locationOf = (evidence: string): string => `/v1/evidence/${encodeURIComponent(evidence)}`;

@Capability('Evidence', 'v1/evidence')
@UseFilters(EvidenceProblems)
export class EvidenceController {
  constructor(
    private readonly commands: CommandBus,
    private readonly queries: QueryBus,
  ) {}

  @Post()
  @Policy(givesEvidence)
  @ApiHeader({
    name: 'Content-Disposition',
    required: false,
    description: 'How the file is called, where the parameter `name` does not say so.',
    example: 'attachment; filename="complaint.pdf"',
  })
  @Command({
    id: 'uploadEvidence',
    summary: 'Takes a file in',
    description:
      'The body is the file itself, `Content-Type` what it is. Its name stands in `Content-Disposition` ' +
      '(`attachment; filename="…"`, or `filename*=UTF-8\'\'…`) or in the parameter `name`. Files that do not begin ' +
      'as their type does are refused.',
    answer: UploadAnswer,
    body: { media: evidenceMediaTypes, as: 'stream' },
    refusals: ['body-too-large', 'unsupported-media-type'],
  })
  async upload(
    @Query() { name }: UploadParameters,
    @Req() { headers, body }: FastifyRequest,
    @Given() given: Given,
  ): Promise<UploadAnswer> {
    const upload = {
      evidence: newIdOf(given),
      mediaType: evidenceMediaType(headers['content-type']),
      name: uploadedName(headers['content-disposition'], name),
      source: body as Readable,
      announced: Number(headers['content-length']),
    };
    const outcome = await this.commands.execute(new UploadEvidence(upload, given));
    const data = without(eventData(outcome.events, 'EvidenceUploaded'), 'uploadedBy');
    return answered(outcome, data, { location: locationOf(data.evidence) });
  }

  @Post('references')
  @Policy(givesEvidence)
  @Command({
    id: 'referenceEvidence',
    summary: 'Notes where something is found in another system',
    answer: ReferenceAnswer,
    refusals: ['invalid-reference'],
  })
  async reference(@Body() body: EvidenceReference, @Given() given: Given): Promise<ReferenceAnswer> {
    const reference = { ...body, evidence: newIdOf(given) };
    const outcome = await this.commands.execute(new ReferenceEvidence(reference, given));
    const data = without(eventData(outcome.events, 'EvidenceReferenced'), 'referencedBy');
    return answered(outcome, data, { location: locationOf(data.evidence) });
  }

  @Get(':evidence')
  @Policy(readsAssessment, usesOfEvidence)
  @Read({
    id: 'getEvidence',
    summary: 'What is known about a piece of evidence',
    description: 'A look at what is evidence in an appeal or a case is recorded there.',
    answer: EvidenceAnswer,
    refusals: ['not-found', 'recused', 'member-challenged'],
  })
  async get(@Param() { evidence }: EvidencePath, @AsReader() reader: Reader): Promise<EvidenceAnswer> {
    return evidenceAnswer(await this.queries.execute(new GetEvidence(evidence, reader)));
  }

  @Get(':evidence/content')
  @Policy(readsAssessment, usesOfEvidence)
  @Read({
    id: 'downloadEvidence',
    summary: 'The bytes of a file, as they came in',
    description:
      'They are checked against their SHA-256 before the first of them is sent; it stands in the `ETag`. ' +
      'Always to be saved, never shown. A look at what is evidence in an appeal or a case is recorded there.',
    answer: undefined,
    streams: evidenceMediaTypes,
    refusals: ['not-found', 'evidence-damaged', 'recused', 'member-challenged'],
  })
  async download(
    @Param() { evidence }: EvidencePath,
    @AsReader() reader: Reader,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<Readable> {
    const { content, sha256, bytes, mediaType, name } = await this.queries.execute(
      new ReadEvidenceFile(evidence, reader),
    );
    void reply.headers({
      'content-type': mediaType,
      'content-length': bytes,
      'content-disposition': asAttachment(name),
      'content-security-policy': "default-src 'none'; frame-ancestors 'none'; sandbox",
      'x-content-type-options': 'nosniff',
      etag: `"${sha256}"`,
    });
    return content;
  }
}
