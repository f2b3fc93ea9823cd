/** How long somebody has, as a rulebook says it. Months are those of the calendar. */
export interface TimeLimit {
  readonly count: number;
  readonly unit: 'calendar-days' | 'working-days' | 'months';
}
