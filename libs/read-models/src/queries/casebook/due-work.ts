import type { CalendarDate, CaseRef, DeadlineName } from '#domain';
import { toDay } from '../../moments.js';
import { readDeadlines } from '../../projections/casebook/work.js';
import type { Tables } from '../tables.js';
import type { DueWork } from './asked.js';
import { dayOf } from './work-list.js';

interface Waiting {
  readonly of: CaseRef;
  readonly status: string;
  readonly deadlines: string;
}

/** What the timer has to do on a day: what is due longest stands first. Whatever is here is decided on again. */
export function dueCasework(tables: Tables, today: CalendarDate): DueWork[] {
  const day = dayOf('today', today);
  const appeals = tables.all<{ staff: string; appeal: string; status: string; deadlines: string }>(
    'SELECT staff, appeal, status, deadlines FROM appeal WHERE act_on <= ? ORDER BY act_on, position',
    day,
  );
  const cases = tables.all<{ id: string; status: string; deadlines: string }>(
    `SELECT case_id AS id, status, deadlines FROM accountability_case WHERE act_on <= ?
     ORDER BY act_on, position`,
    day,
  );
  const sanctions = tables.all<{ id: string; sanction: string }>(
    `SELECT case_id AS id, sanction FROM sanction
     WHERE status = 'standing' AND until_day IS NOT NULL AND until_day < ? ORDER BY until_day, position`,
    day,
  );
  return [
    ...appeals.flatMap(({ staff, appeal, ...rest }) =>
      dueOf({ of: { kind: 'appeal', staff, appeal }, ...rest }, day),
    ),
    ...cases.flatMap(({ id, ...rest }) => dueOf({ of: { kind: 'accountability', case: id }, ...rest }, day)),
    ...sanctions.map(({ id, sanction }): DueWork => ({
      kind: 'spent',
      of: { kind: 'accountability', case: id },
      sanction,
    })),
  ];
}

function dueOf({ of, status, deadlines }: Waiting, today: number): DueWork[] {
  return [...readDeadlines(deadlines)].flatMap(([name, { warned, breached, warnOn, dueBy }]): DueWork[] => {
    const deadline = name as DeadlineName;
    if (today <= toDay(dueBy)) {
      return !warned && !breached && toDay(warnOn) <= today ? [{ kind: 'warn', of, deadline }] : [];
    }
    // Whoever lets the time to escalate pass omits nothing: the decision becomes final, once it has taken effect.
    if (deadline === 'escalation') return status === 'effective' ? [{ kind: 'finalize', of }] : [];
    return breached ? [] : [{ kind: 'breach', of, deadline }];
  });
}
