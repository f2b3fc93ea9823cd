import type Database from 'better-sqlite3';
import type {
  RecordedEvent,
  SanctionImposed,
  SanctionResumed,
  SanctionSpent,
  SanctionState,
  SanctionSuspended,
  SanctionVaried,
} from '#domain';
import { toDay, toMillis } from '../../moments.js';
import { RowBook } from '../row-book.js';
import type { CaseworkFigures } from './counters.js';

/** A sanction as the table holds it. `last_day` is the day behind which it is spent, also where it takes no time. */
export interface SanctionRecord {
  readonly position: number;
  readonly case_id: string;
  readonly sanction: string;
  readonly staff: string;
  readonly unit: string;
  readonly rung: string;
  status: SanctionState['status'];
  readonly first_day: number;
  until_day: number | null;
  last_day: number;
  suspended_on: number | null;
  readonly reasons: string;
  readonly imposed_by: string;
  readonly imposed_at: number;
  appeal: string | null;
}

const COLUMNS = [
  'position',
  'case_id',
  'sanction',
  'staff',
  'unit',
  'rung',
  'status',
  'first_day',
  'until_day',
  'last_day',
  'suspended_on',
  'reasons',
  'imposed_by',
  'imposed_at',
  'appeal',
] as const satisfies readonly (keyof SanctionRecord)[];

type SanctionEvent = SanctionImposed | SanctionVaried | SanctionSuspended | SanctionResumed | SanctionSpent;

export class SanctionBook {
  private readonly rows: RowBook<SanctionRecord>;

  constructor(
    db: Database.Database,
    private readonly figures: CaseworkFigures,
  ) {
    this.rows = new RowBook(db, 'sanction', COLUMNS, ['case_id', 'sanction']);
  }

  /** @param unit of the case */
  take(event: RecordedEvent<SanctionEvent>, unit: string): void {
    if (event.type === 'SanctionImposed') return this.impose(event, unit);
    const { data } = event;
    const row = this.rows.get(data.case, data.sanction);
    if (!row) throw new Error(`sanction ${data.sanction} of case ${data.case} was never imposed`);
    const before = row.status;
    change(row, event);
    if (row.status !== before) this.figures.moved('sanction', row.unit, before, row.status);
  }

  flush(): void {
    this.rows.flush();
  }

  private impose({ data, position, recordedAt }: RecordedEvent<SanctionImposed>, unit: string): void {
    const from = toDay(data.from);
    const until = data.until === null ? null : toDay(data.until);
    this.rows.add({
      position,
      case_id: data.case,
      sanction: data.sanction,
      staff: data.staff,
      unit,
      rung: data.rung,
      status: 'standing',
      first_day: from,
      until_day: until,
      last_day: until ?? from,
      suspended_on: null,
      reasons: data.reasons,
      imposed_by: data.imposedBy,
      imposed_at: toMillis(recordedAt),
      appeal: null,
    });
    this.figures.moved('sanction', unit, undefined, 'standing');
  }
}

function change(row: SanctionRecord, { type, data }: Exclude<SanctionEvent, SanctionImposed>): void {
  if (type !== 'SanctionSpent') row.appeal = data.appeal;
  switch (type) {
    case 'SanctionVaried':
      row.suspended_on = null;
      if (data.outcome === 'lifted') row.status = 'lifted';
      else setUntil(row, data.until);
      return;
    case 'SanctionSuspended':
      row.status = 'suspended';
      row.suspended_on = toDay(data.on);
      return;
    case 'SanctionResumed':
      row.status = 'standing';
      row.suspended_on = null;
      setUntil(row, data.until);
      return;
    case 'SanctionSpent':
      row.status = 'spent';
  }
}

function setUntil(row: SanctionRecord, until: string | null): void {
  row.until_day = until === null ? null : toDay(until);
  row.last_day = row.until_day ?? row.first_day;
}
