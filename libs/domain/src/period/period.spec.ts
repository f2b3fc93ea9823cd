import { describe, it } from '@jest/globals';
import { specify } from '../testing/decider-spec.js';
import type { PeriodEvent } from './events.js';
import { period } from './period.js';

const opened: PeriodEvent = {
  type: 'PeriodOpened',
  data: { period: '2024-Q1', from: '2024-01-01', to: '2024-03-31', rulebookVersion: 1 },
};
const closed: PeriodEvent = { type: 'PeriodClosed', data: { period: '2024-Q1', reason: 'quarter over' } };
const open = { type: 'OpenPeriod', ...opened.data } as const;
const close = { type: 'ClosePeriod', ...closed.data } as const;

describe('period', () => {
  it('is opened once', () => {
    specify(period).given([]).when(open).then([opened]);
    specify(period).given([opened]).when(open).thenNothing();
  });

  it('is closed once, and never opened again', () => {
    specify(period).given([opened]).when(close).then([closed]);
    specify(period).given([opened, closed]).when(close).thenNothing();
    specify(period).given([opened, closed]).when(open).thenRefused('period-closed');
  });

  it('is not closed before it was opened', () => {
    specify(period).given([]).when(close).thenRefused('period-not-open');
  });
});
