import { schemaVersions, type LedgerEventType } from '#domain';
import { field } from '../http/field.js';
import { IdField } from '../http/fields.js';
import { count } from '../http/kinds.js';
import { DEFAULT_LIMIT, Flag, MOST_ITEMS, Position, SomeOf, wholeNumber } from '../http/parameters.js';
import { Shown } from '../http/shown.js';

const eventTypes = Object.keys(schemaVersions) as LedgerEventType[];

export class FeedParameters {
  @Position({
    description: 'Position behind which to begin; 0, the log’s beginning, where it is not said.',
    optional: true,
  })
  readonly after: number = 0;

  @field(
    count({ least: 1, most: MOST_ITEMS }),
    {
      description: `How many events a page holds at most; ${DEFAULT_LIMIT} where it is not said. Not for streams.`,
      example: DEFAULT_LIMIT,
      optional: true,
    },
    { parse: (text) => wholeNumber(text) ?? text },
  )
  readonly limit?: number;

  @SomeOf(eventTypes, { description: 'Only events of these types.', optional: true })
  readonly types?: readonly LedgerEventType[];

  @IdField({ description: 'Only what concerns this staff member.', optional: true })
  readonly staff?: string;

  @Flag({
    description:
      'Of an NDJSON stream: whether it goes on with what comes, instead of ending at the log’s end.',
    optional: true,
  })
  readonly follow?: boolean;
}

/** An event as it was stored, with its position. */
export class FeedEventAnswer {
  @Shown({ as: 'position', description: 'Its place in the log.' }) readonly position!: number;
  @Shown({ description: 'What kind of fact it is.', example: 'PeriodOpened' }) readonly type!: string;
  @Shown({ description: 'Its own id.', example: '01890a5d-ac96-774b-bcce-b302099a8057' })
  readonly eventId!: string;
  @Shown({ description: 'The stream that it belongs to.', example: 'period-2026-Q1' })
  readonly stream!: string;
  @Shown({ as: 'count', description: 'Its place in that stream, from 0.', example: 0 })
  readonly revision!: number;
  @Shown({ as: 'count', description: 'Version of the shape of `data`.', example: 1 })
  readonly schemaVersion!: number;
  @Shown({ as: 'time', description: 'When the ledger learned it.' }) readonly recordedAt!: string;
  @Shown({
    as: 'object',
    description: 'Who did it: a person in a role, a rule of a rulebook version, or a system.',
    example: { kind: 'person', id: 'OFFICE', role: 'administrator' },
  })
  readonly actor!: object;
  @Shown({ description: 'The command that it follows from.', example: 'OFFICE:7c1f0c1e' })
  readonly commandId!: string;
  @Shown({ description: 'What the command belongs to.', example: 'case-4711' })
  readonly correlationId!: string;
  @Shown({ description: 'The event that it follows from.', optional: true }) readonly causationId?: string;
  @Shown({
    as: 'object',
    description: 'What happened, in the shape of its type and schema version.',
    example: { period: '2026-Q1', from: '2026-01-01', to: '2026-03-31', rulebookVersion: 1 },
  })
  readonly data!: object;
}

export class FeedPageAnswer {
  @Shown({
    of: () => FeedEventAnswer,
    list: true,
    description: 'Events in the order of the log, without those that the reader may not see.',
  })
  readonly items!: readonly FeedEventAnswer[];

  @Shown({
    as: 'position',
    description: 'Goes into `after` to read on; moves on also where nothing is shown.',
  })
  readonly next!: number;

  @Shown({
    as: 'position',
    description: 'Position of the log’s last event; where `next` is there, nothing is left.',
  })
  readonly head!: number;
}
