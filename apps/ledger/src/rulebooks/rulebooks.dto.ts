import type { CalendarDate } from '#domain';
import { field } from '../http/field.js';
import { count } from '../http/kinds.js';
import { wholeNumber } from '../http/parameters.js';
import { Shown } from '../http/shown.js';

const version = { as: 'count', description: 'The version: 1, then 2, …', example: 1 } as const;
const title = { description: 'What people call it.', example: 'Rules of the office' } as const;
const inForceFrom = {
  as: 'day',
  description: 'The first day on which it applies.',
  example: '2026-01-01',
} as const;
const calendar = {
  choice: ['month', 'quarter', 'half-year', 'year'],
  description: 'How long a period is.',
} as const;
const peerGroup = {
  choice: ['unit', 'post', 'organization'],
  description: 'Among whom people are ranked.',
} as const;

export class RulebookPath {
  @field(
    count({ least: 1, most: 1_000_000 }),
    { description: version.description },
    {
      parse: (text) => wholeNumber(text) ?? text,
    },
  )
  readonly version!: number;
}

/** Something suspicious in a rulebook, and where; line and column count from 1. */
export class WarningAnswer {
  @Shown({ description: 'The member of the file.', example: 'rules[2].when' }) readonly path!: string;
  @Shown({ as: 'count', description: 'Line, from 1.', example: 12 }) readonly line!: number;
  @Shown({ as: 'count', description: 'Column in that line, from 1.', example: 5 }) readonly column!: number;
  @Shown({
    description: 'What is suspicious.',
    example: 'held for none of the records tried: check that it can',
  })
  readonly message!: string;
}

export class CheckedRulebookAnswer {
  @Shown(version) readonly version!: number;
  @Shown(title) readonly title!: string;
  @Shown(inForceFrom) readonly inForceFrom!: CalendarDate;
  @Shown({
    of: () => WarningAnswer,
    list: true,
    description: 'What is suspicious, in the order of the file.',
  })
  readonly warnings!: readonly WarningAnswer[];
}

export class RulebookSummaryAnswer {
  @Shown(version) readonly version!: number;
  @Shown(title) readonly title!: string;
  @Shown(inForceFrom) readonly inForceFrom!: CalendarDate;
  @Shown(calendar) readonly calendar!: string;
  @Shown(peerGroup) readonly peerGroup!: string;
  @Shown({ as: 'count', description: 'How many indicators it has.', example: 4 })
  readonly indicators!: number;
  @Shown({ as: 'count', description: 'How many computed rules it has.', example: 7 }) readonly rules!: number;
  @Shown({ as: 'count', description: 'How many rules it has that people apply.', example: 3 })
  readonly manualRules!: number;
}

/** A version as its file would say it, points as decimals; see docs/schemas. */
export class RulebookAnswer {
  @Shown(version) readonly version!: number;
  @Shown(title) readonly title!: string;
  @Shown(inForceFrom) readonly inForceFrom!: CalendarDate;
  @Shown(calendar) readonly calendar!: string;
  @Shown(peerGroup) readonly peerGroup!: string;
  @Shown({ as: 'object', description: 'Attributes that rules may ask for, with their types.', example: {} })
  readonly attributes!: object;
  @Shown({ as: 'object', list: true, description: 'What people are assessed by.' })
  readonly indicators!: readonly object[];
  @Shown({ as: 'object', list: true, description: 'What the ledger computes by itself.' })
  readonly rules!: readonly object[];
  @Shown({ as: 'object', list: true, description: 'What people apply when they propose entries.' })
  readonly manualRules!: readonly object[];
  @Shown({
    as: 'object',
    description: 'What people may deduct from one person at most; nothing is said where there is no limit.',
    example: { perEntry: 2, perPeriod: 10 },
  })
  readonly proportionality!: object;
  @Shown({
    as: 'object',
    description: 'How appeals and accountability cases go; times are texts such as `30 calendar days`.',
    example: { warnBefore: '5 working days', appeal: { file: '30 calendar days' } },
  })
  readonly casework!: object;
}
