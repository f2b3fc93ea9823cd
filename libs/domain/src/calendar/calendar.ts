import { isCalendarDate } from '../calendar-date.js';
import type { Decider } from '../decider.js';
import { DomainError } from '../domain-error.js';
import type { Authority } from '../duty/authority.js';
import { whoMay } from '../duty/who-may.js';
import { requireIdentifier } from '../identifier.js';
import type { CalendarEvent, DeclaredDay } from './events.js';

export const CALENDAR_STREAM = 'calendar';

export interface DeclareDays {
  readonly type: 'DeclareDays';
  readonly by: Authority;
  readonly days: readonly DeclaredDay[];
}

/** The last word on every day that was declared, by date. */
export interface CalendarState {
  readonly days: Map<string, DeclaredDay>;
}

export const officeCalendar: Decider<CalendarState, DeclareDays, CalendarEvent> = {
  initialState: () => ({ days: new Map() }),

  evolve(state, { data }) {
    for (const day of data.days) state.days.set(day.date, day);
    return state;
  },

  decide(state, { by, days }) {
    requireWholeOrganization(by);
    requireDays(days);
    const changed = days.filter((day) => !says(state.days.get(day.date), day));
    if (changed.length === 0) return [];
    return [
      {
        type: 'CalendarDaysDeclared',
        data: {
          days: changed.map(({ date, working, name }) => ({ date, working, name })),
          declaredBy: by.id,
        },
      },
    ];
  },
};

/** The calendar moves the deadlines of everybody. @throws DomainError `outside-scope` */
function requireWholeOrganization({ id, grants }: Authority): void {
  const wanted: readonly string[] = whoMay.declareCalendar;
  if (grants.some(({ role, unit }) => unit === null && wanted.includes(role))) return;
  throw new DomainError(
    'outside-scope',
    `${id} is no ${wanted.join(' or ')} for the whole organization; ask someone who is`,
  );
}

function requireDays(days: readonly DeclaredDay[]): void {
  if (days.length === 0) throw new DomainError('empty-calendar', 'declare at least one day', 'days');
  const seen = new Set<string>();
  days.forEach(({ date, name }, index) => {
    const field = `days.${index}.date`;
    if (!isCalendarDate(date))
      throw new DomainError('invalid-date', `${field} "${date}" is not a date`, field);
    if (seen.has(date)) throw new DomainError('invalid-date', `${field} ${date} is given twice`, field);
    seen.add(date);
    requireIdentifier(`days.${index}.name`, name);
  });
}

const says = (known: DeclaredDay | undefined, { working, name }: DeclaredDay): boolean =>
  known?.working === working && known.name === name;
