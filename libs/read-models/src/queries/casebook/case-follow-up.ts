import type { AccountabilityEvent, DeadlineEvent, RecordedEvent } from '#domain';
import { describeEvent } from '../describe-event.js';
import { deedOf } from './file-events.js';
import type { FileAction, FileSanction } from './files.js';

type Writable<T> = { -readonly [K in keyof T]: T[K] };

/** The sanctions and corrective actions of a case file, while its events come in. */
export class CaseFollowUp {
  readonly sanctions: Writable<FileSanction>[] = [];
  readonly actions: Writable<FileAction>[] = [];

  constructor(private readonly unit: string) {}

  take(event: RecordedEvent<AccountabilityEvent>): void {
    this.takeSanctions(event);
    this.takeActions(event);
    if (event.type === 'DeadlineSet' || event.type === 'DeadlineBreached') this.takeDeadline(event);
  }

  private takeSanctions(event: RecordedEvent<AccountabilityEvent>): void {
    const { type, data, recordedAt: at, position } = event;
    switch (type) {
      case 'SanctionImposed': {
        const { case: id, sanction, staff, rung, from, until, reasons, imposedBy } = data;
        const of = { case: id, sanction, staff, unit: this.unit, rung };
        const given = { reasons, imposedBy, imposedAt: at, position };
        this.sanctions.push({ ...of, status: 'standing', from, until, ...given, steps: [] });
        break;
      }
      case 'SanctionVaried': {
        const one = this.sanction(data.sanction);
        if (data.outcome === 'lifted') one.status = 'lifted';
        else one.until = data.until;
        delete one.suspendedOn;
        break;
      }
      case 'SanctionSuspended':
        Object.assign(this.sanction(data.sanction), { status: 'suspended', suspendedOn: data.on });
        break;
      case 'SanctionResumed': {
        const one = this.sanction(data.sanction);
        Object.assign(one, { status: 'standing', until: data.until });
        delete one.suspendedOn;
        break;
      }
      case 'SanctionSpent':
        this.sanction(data.sanction).status = 'spent';
        break;
      default:
        return;
    }
    const one = this.sanction(data.sanction);
    if ('appeal' in data) one.appeal = data.appeal;
    one.steps = [...one.steps, { type, at, what: describeEvent(event) }];
  }

  private takeActions(event: RecordedEvent<AccountabilityEvent>): void {
    const { type, data, recordedAt: at, position } = event;
    switch (type) {
      case 'ActionOrdered': {
        const { case: id, action, text, owner, repairs, orderedBy } = data;
        const of = { case: id, action, text, owner, unit: this.unit, repairs };
        const ordered = { status: 'ordered' as const, breached: false, orderedBy, orderedAt: at, position };
        this.actions.push({ ...of, ...ordered, completions: [], verifications: [] });
        return;
      }
      case 'ActionReassigned': {
        this.action(data.action)!.owner = data.owner;
        return;
      }
      case 'ActionCompleted': {
        const one = this.action(data.action)!;
        const { completedBy, text } = data;
        Object.assign(one, { status: 'completed', completedBy, completedAt: at });
        one.completions = [...one.completions, { ...deedOf(event, completedBy), text }];
        return;
      }
      case 'ActionVerified': {
        const one = this.action(data.action)!;
        const { verifiedBy, verifiedOn, effective, reason, repairs } = data;
        Object.assign(one, { status: effective ? 'effective' : 'ineffective', verifiedBy, verifiedOn });
        const verified = { ...deedOf(event, verifiedBy), verifiedOn, effective, reason, repairs };
        one.verifications = [...one.verifications, verified];
      }
    }
  }

  private takeDeadline({ type, data }: RecordedEvent<DeadlineEvent>): void {
    const one = this.action(data.deadline.slice('action:'.length));
    if (!one || !data.deadline.startsWith('action:')) return;
    if (type === 'DeadlineSet') Object.assign(one, { dueBy: data.dueBy, breached: false });
    else one.breached = true;
  }

  private sanction(id: string): Writable<FileSanction> {
    return this.sanctions.find(({ sanction }) => sanction === id)!;
  }

  private action(id: string): Writable<FileAction> | undefined {
    return this.actions.find(({ action }) => action === id);
  }
}
