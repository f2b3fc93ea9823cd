import { expect } from '@jest/globals';
import type { Decider, DomainEvent } from '../decider.js';
import { DomainError } from '../domain-error.js';

/**
 * Specs that read as they are spoken:
 *
 *     specify(period).given([opened]).when(close).then([closed])
 *     specify(period).given([closed]).when(open).thenRefused('period-closed')
 *     specify(period).given([opened]).when(open).thenNothing()
 */
export function specify<State, Command, Event extends DomainEvent>(decider: Decider<State, Command, Event>) {
  return {
    given: (history: readonly Event[]) => ({
      when(command: Command) {
        const state = history.reduce(
          (before, event) => decider.evolve(before, event),
          decider.initialState(),
        );
        const decide = (): readonly Event[] => decider.decide(state, command);
        return {
          then: (expected: readonly Event[]): void => expect(decide()).toEqual(expected),
          thenNothing: (): void => expect(decide()).toEqual([]),
          /** `field`, where given, must be the path that the refusal names. */
          thenRefused(code: string, field?: string): DomainError {
            const refusal = refusalOf(decide);
            expect(refusal.code).toBe(code);
            if (field !== undefined) expect(refusal.field).toBe(field);
            return refusal;
          },
        };
      },
    }),
  };
}

function refusalOf(decide: () => readonly DomainEvent[]): DomainError {
  let events: readonly DomainEvent[];
  try {
    events = decide();
  } catch (error) {
    if (error instanceof DomainError) return error;
    throw error;
  }
  throw new Error(`was not refused, but decided ${JSON.stringify(events)}`);
}
