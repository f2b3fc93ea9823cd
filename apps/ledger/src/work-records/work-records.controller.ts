import { Readable } from 'node:stream';
import { Body, Post, Req, Res } from '@nestjs/common';
import { CommandBus } from '@nestjs/cqrs';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { CurrentCaller, type Caller } from '../access/caller.js';
import { Policy } from '../access/policy.js';
import { answerAtOnce } from '../http/answer-at-once.js';
import { answered } from '../http/answers.js';
import { Given } from '../http/given.js';
import { Problem } from '../http/problem.js';
import { Capability, Command } from '../http/routes.js';
import { OpenLedger } from '../open-ledger.js';
import { Stopping } from '../operating/stopping.js';
import { RecordBatch } from './record-batch.js';
import { recordLines } from './record-lines.js';
import { RecordWork } from './record-work.js';
import { faultsOf, verdictAnswer } from './reported-record.js';
import { textLines } from './text-lines.js';
import { untilStopped } from './until-stopped.js';
import {
  RecordVerdictsAnswer,
  WorkRecordAnswer,
  WorkRecordBody,
  WorkRecordsBody,
} from './work-record.dto.js';

export const NDJSON = 'application/x-ndjson';
/** Bytes that a line of the stream may have. */
export const LONGEST_LINE = 64 * 1024;

const reporters = { 'work-system': 'any', administrator: 'any' } as const;

const exampleLines = [
  { recordId: 'R-1', process: 'CASE-1', activity: 'review', occurredOn: '2026-02-10', unit: 'TAX' },
  { recordId: 'R-2', process: 'CASE-1', activity: 'decide', occurredOn: '2026-02-11', unit: 'TAX' },
];

@Capability('Work records', 'v1/work-records')
export class WorkRecordsController {
  constructor(
    private readonly commands: CommandBus,
    private readonly ledger: OpenLedger,
    private readonly stopping: Stopping,
  ) {}

  @Post()
  @Policy(reporters)
  @Command({
    id: 'recordWork',
    summary: 'Records one finished step of a process.',
    description: 'A record is known by its id within its process: sent again, it is answered again.',
    also: { 200: 'The ledger had this very record; nothing was added.' },
    answer: WorkRecordAnswer,
    refusals: [
      'record-id-taken',
      'duplicate-record',
      'unknown-staff-member',
      'no-appointment',
      'no-process-opener',
      'no-rulebook-in-force',
      'period-not-open',
      'period-closed',
    ],
  })
  async one(@Body() record: WorkRecordBody, @Given() given: Given): Promise<WorkRecordAnswer> {
    const faults = faultsOf(record);
    if (faults.length > 0) throw Problem.ofFaults(faults);
    const outcome = await this.commands.execute(new RecordWork(record, given));
    const { recordId, process } = record;
    return answered(outcome, { recordId, process }, { status: outcome.events.length > 0 ? 201 : 200 });
  }

  @Post('batch')
  @Policy(reporters)
  @Command({
    id: 'recordWorkBatch',
    summary: 'Records many finished steps; one that is refused keeps none of the others out.',
    status: 200,
    answer: RecordVerdictsAnswer,
  })
  async batch(@Body() { records }: WorkRecordsBody, @Given() given: Given): Promise<RecordVerdictsAnswer> {
    if (given.meta.expectedRevision !== undefined) {
      throw Problem.ofParameter('If-Match', 'has no meaning here: a batch changes many things');
    }
    const faults = records.flatMap((record, index) => faultsOf(record, `records.${index}.`));
    if (faults.length > 0) throw Problem.ofFaults(faults);
    const { verdicts, position, repeated } = await this.commands.execute(new RecordBatch(records, given));
    const answers = verdicts.map((verdict, index) => verdictAnswer(records[index]!.recordId, verdict));
    return answered({ position, repeated }, { verdicts: answers });
  }

  @Post('stream')
  @Policy(reporters)
  @Command({
    id: 'recordWorkStream',
    summary: 'Records finished steps as they come, one JSON object on each line.',
    description:
      'Each line of the answer says what became of one line of the request, in the same order: ' +
      '`{"line":1,"recordId":"R-1","verdict":"recorded"}`, as in a batch; the last one is ' +
      '`{"done":true,"recorded":…,"alreadyRecorded":…,"refused":…}`. Verdicts come while lines are still sent: read ' +
      'them meanwhile, for the ledger takes no more lines than it can answer. What has a verdict stays recorded ' +
      'whatever happens to the connection; the rest can be sent again, as records are known by their ids. A line has ' +
      `at most ${LONGEST_LINE} bytes; blank ones are passed over.`,
    status: 200,
    keyless: true,
    body: {
      media: [NDJSON],
      as: 'stream',
      example: exampleLines.map((line) => JSON.stringify(line)).join('\n'),
    },
    streams: [NDJSON],
    answer: undefined,
  })
  stream(@CurrentCaller() caller: Caller, @Req() request: FastifyRequest, @Res() reply: FastifyReply): void {
    const { authority, actor } = caller;
    const body = untilStopped(request.body as Readable, this.stopping.signal);
    const answer = recordLines(textLines(body, LONGEST_LINE), {
      executor: this.ledger.executor,
      client: authority.id,
      meta: { actor, correlationId: request.correlationId },
    });
    answerAtOnce(reply.type(NDJSON), Readable.from(answer, { objectMode: false }));
  }
}
