import type Database from 'better-sqlite3';
import type {
  ActionCompleted,
  ActionOrdered,
  ActionReassigned,
  ActionState,
  ActionVerified,
  DeadlineEvent,
  OpenDeadline,
  RecordedEvent,
} from '#domain';
import { toDay, toMillis } from '../../moments.js';
import { RowBook } from '../row-book.js';
import type { CaseworkFigures } from './counters.js';

/** A corrective action as the table holds it. */
export interface ActionRecord {
  readonly position: number;
  readonly case_id: string;
  readonly action: string;
  readonly unit: string;
  owner: string;
  readonly text: string;
  status: ActionState['status'];
  due_by: number | null;
  breached: number;
  readonly repairs: string;
  readonly ordered_by: string;
  readonly ordered_at: number;
  completed_by: string | null;
  completed_at: number | null;
  verified_by: string | null;
  verified_on: number | null;
}

const COLUMNS = [
  'position',
  'case_id',
  'action',
  'unit',
  'owner',
  'text',
  'status',
  'due_by',
  'breached',
  'repairs',
  'ordered_by',
  'ordered_at',
  'completed_by',
  'completed_at',
  'verified_by',
  'verified_on',
] as const satisfies readonly (keyof ActionRecord)[];

const PREFIX = 'action:';

export class ActionBook {
  private readonly rows: RowBook<ActionRecord>;

  constructor(
    db: Database.Database,
    private readonly figures: CaseworkFigures,
  ) {
    this.rows = new RowBook(db, 'corrective_action', COLUMNS, ['case_id', 'action']);
  }

  /** @param due its deadline, where that was set first */
  order(
    { data, position, recordedAt }: RecordedEvent<ActionOrdered>,
    unit: string,
    due: OpenDeadline | undefined,
  ): void {
    this.rows.add({
      position,
      case_id: data.case,
      action: data.action,
      unit,
      owner: data.owner,
      text: data.text,
      status: 'ordered',
      due_by: due ? toDay(due.dueBy) : null,
      breached: 0,
      repairs: JSON.stringify(data.repairs),
      ordered_by: data.orderedBy,
      ordered_at: toMillis(recordedAt),
      completed_by: null,
      completed_at: null,
      verified_by: null,
      verified_on: null,
    });
    this.figures.moved('action', unit, undefined, 'ordered');
  }

  reassign({ data }: RecordedEvent<ActionReassigned>): void {
    this.ordered(data).owner = data.owner;
  }

  take({ type, data, recordedAt }: RecordedEvent<ActionCompleted | ActionVerified>): void {
    const row = this.ordered(data);
    const before = row.status;
    if (type === 'ActionCompleted') {
      row.status = 'completed';
      row.completed_by = data.completedBy;
      row.completed_at = toMillis(recordedAt);
    } else {
      row.status = data.effective ? 'effective' : 'ineffective';
      row.verified_by = data.verifiedBy;
      row.verified_on = toDay(data.verifiedOn);
    }
    this.figures.moved('action', row.unit, before, row.status);
  }

  takeDeadline(id: string, { type, data }: DeadlineEvent): void {
    if (!data.deadline.startsWith(PREFIX)) return;
    const row = this.rows.get(id, data.deadline.slice(PREFIX.length));
    if (!row) return;
    if (type === 'DeadlineSet') {
      row.due_by = toDay(data.dueBy);
      row.breached = 0;
    } else if (type === 'DeadlineBreached') row.breached = 1;
  }

  private ordered({ case: id, action }: { readonly case: string; readonly action: string }): ActionRecord {
    const row = this.rows.get(id, action);
    if (!row) throw new Error(`action ${action} of case ${id} was never ordered`);
    return row;
  }

  flush(): void {
    this.rows.flush();
  }
}
