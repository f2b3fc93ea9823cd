import { Get, Query, Req, Res } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { Policy } from '../access/policy.js';
import { everyRole } from '../access/roles.js';
import { answerAtOnce } from '../http/answer-at-once.js';
import { DEFAULT_LIMIT, wholeNumber } from '../http/parameters.js';
import { Problem } from '../http/problem.js';
import { Capability, Read } from '../http/routes.js';
import { OpenLedger } from '../open-ledger.js';
import { acceptedForm } from './accepted-form.js';
import { eventStream } from './event-stream.js';
import { feedFilter, type FeedFilter } from './feed-filter.js';
import { pageText, readFeedPage, requireReached } from './feed-page.js';
import { FeedStreams } from './feed-streams.js';
import { FeedPageAnswer, FeedParameters } from './feed.dto.js';
import { lineStream } from './line-stream.js';
import { stretches } from './stretches.js';

const NDJSON = 'application/x-ndjson';
const SERVER_SENT_EVENTS = 'text/event-stream';

@Capability('Feed', 'v1/events')
export class FeedController {
  constructor(
    private readonly ledger: OpenLedger,
    private readonly streams: FeedStreams,
  ) {}

  @Get()
  @Policy(everyRole)
  @Read({
    id: 'readEvents',
    summary: 'The log behind a position, as far as the reader may see it.',
    description:
      'By `Accept` a page of JSON, an NDJSON stream up to the log’s end (with `follow=true` beyond it), or ' +
      'server-sent events: `id` is the position, `event` the type, `Last-Event-ID` goes on behind one. Events are ' +
      'given as they were stored. A page may be shorter than its limit, and even empty, before the end: go on with ' +
      '`next` until it is `head`.',
    streams: [NDJSON, SERVER_SENT_EVENTS],
    answer: FeedPageAnswer,
  })
  async read(
    @Query() query: FeedParameters,
    @Req() request: FastifyRequest,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    const filter = feedFilter(request.identity!.authority, query, this.ledger.readModels);
    // HEAD asks for the headers alone: a stream behind them would go on without a reader.
    const form = request.method === 'HEAD' ? 'page' : acceptedForm(request.headers.accept);
    void reply.header('vary', 'accept');
    if (form === 'page') return this.page(query, filter, reply);
    if (query.limit !== undefined) throw Problem.ofParameter('limit', 'is for pages, not for streams');
    if (form === 'lines') return this.lines(query, filter, request, reply);
    if (query.follow !== undefined)
      throw Problem.ofParameter('follow', 'is for NDJSON; these streams always do');
    return this.events(query, filter, request, reply);
  }

  private async page(
    { after, limit = DEFAULT_LIMIT, follow }: FeedParameters,
    filter: FeedFilter,
    reply: FastifyReply,
  ): Promise<void> {
    if (follow !== undefined) throw Problem.ofParameter('follow', 'is for NDJSON streams, not for pages');
    const page = await readFeedPage(this.ledger, filter, after, limit);
    void reply.type('application/json; charset=utf-8').send(pageText(page));
  }

  private async lines(
    { after, follow = false }: FeedParameters,
    filter: FeedFilter,
    request: FastifyRequest,
    reply: FastifyReply,
  ): Promise<void> {
    const head = await this.ledger.head();
    requireReached(after, head);
    const span = follow ? { after } : { after, until: head };
    const stream = this.streams.start(readerOf(request), (signal) =>
      lineStream(stretches(this.ledger, filter, span, signal)),
    );
    // Without `follow`: where to go on, also where the last events were not shown.
    answerAtOnce(reply.header('ledger-position', head).type(NDJSON), stream);
  }

  private async events(
    { after }: FeedParameters,
    filter: FeedFilter,
    request: FastifyRequest,
    reply: FastifyReply,
  ): Promise<void> {
    const span = { after: lastEventId(request) ?? after };
    requireReached(span.after, await this.ledger.head());
    const stream = this.streams.start(readerOf(request), (signal) =>
      eventStream(stretches(this.ledger, filter, span, signal)),
    );
    // Servers in between would otherwise hold events back until there are enough of them.
    answerAtOnce(reply.header('x-accel-buffering', 'no').type(SERVER_SENT_EVENTS), stream);
  }
}

const readerOf = ({ identity }: FastifyRequest): { id: string; expiresAt: number } => ({
  id: identity!.authority.id,
  expiresAt: identity!.expiresAt,
});

/** @throws Problem `invalid-request` for what no event of the stream ever gave as its id */
function lastEventId({ headers }: FastifyRequest): number | undefined {
  const given = headers['last-event-id'];
  if (given === undefined || given === '') return undefined;
  const position = wholeNumber(given);
  if (position === undefined)
    throw Problem.ofParameter('Last-Event-ID', 'must be the id of an event of this feed');
  return position;
}
