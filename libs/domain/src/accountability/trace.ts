import type { CalendarDate } from '../calendar-date.js';
import type { WorkRecordData } from '../work-record/events.js';
import type { CaseSurroundings } from './commands.js';
import type { TracedStep } from './events.js';
import { heldBy } from '../duty/supervision.js';

/** A record is traced to its handler, and perhaps to a supervisor. */
export const keyOfStep = ({ record, staff }: TracedStep): string => JSON.stringify([record, staff]);

/**
 * The steps of a process until the day of the fault, that day included, in their order: who did each of them, or
 * approved it as the supervisor of its record, and which posts they held that day. Whoever supervises themselves
 * approves nothing.
 */
export function tracedSteps(
  records: readonly WorkRecordData[],
  fault: CalendarDate,
  { people, policy }: Pick<CaseSurroundings, 'people' | 'policy'>,
): TracedStep[] {
  const { reviews, approves } = policy.accountability;
  const partIn = (activity: string): TracedStep['part'] => {
    if (reviews.includes(activity)) return 'reviewer';
    return approves.includes(activity) ? 'approver' : 'handler';
  };
  return records
    .filter(({ occurredOn }) => occurredOn <= fault)
    .flatMap(({ recordId, activity, occurredOn, staff, supervisor }) => {
      const stepOf = (id: string, part: TracedStep['part']): TracedStep => ({
        record: recordId,
        activity,
        occurredOn,
        staff: id,
        part,
        posts: heldBy(id, people, occurredOn).map(({ post, unit }) => ({ post, unit })),
      });
      return [
        ...(staff === undefined ? [] : [stepOf(staff, partIn(activity))]),
        ...(supervisor === undefined || supervisor === staff ? [] : [stepOf(supervisor, 'approver')]),
      ];
    });
}
