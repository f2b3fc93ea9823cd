import { describe, expect, it } from '@jest/globals';
import { type CommandBus } from '@nestjs/cqrs';
import { DomainError } from '#domain';
import { StoreBusy } from '#event-store';
import { outcomeOf, watchCommands } from './command-watch.js';
import { Metrics } from './metrics.js';

class RegisterUnit {
  constructor(readonly fails?: Error) {}
}

const bus = (): CommandBus =>
  ({
    execute: async ({ fails }: RegisterUnit) => {
      if (fails) throw fails;
      return 'registered';
    },
  }) as never;

describe('commands', () => {
  it('are counted by kind and outcome, and end as they would unwatched', async () => {
    const metrics = new Metrics();
    const watched = bus();
    watchCommands(watched, [(kind) => (error) => metrics.commandEnded(kind, outcomeOf(error))]);
    expect(await watched.execute(new RegisterUnit())).toBe('registered');
    const refusal = new DomainError('unit-registered', 'unit TAX is registered otherwise');
    await expect(watched.execute(new RegisterUnit(refusal))).rejects.toBe(refusal);
    await expect(watched.execute(new RegisterUnit(refusal))).rejects.toBe(refusal);
    const text = await metrics.text();
    expect(text).toContain('ledger_commands_total{command="RegisterUnit",outcome="done"} 1');
    expect(text).toContain('ledger_commands_total{command="RegisterUnit",outcome="unit-registered"} 2');
  });

  it.each<[string, unknown]>([
    ['done', undefined],
    ['store-busy', new StoreBusy('later')],
    ['fault', new TypeError('x is not a function')],
    ['fault', Object.assign(new Error('disk'), { code: 'ENOSPC' })],
    ['fault', Object.assign(new Error(), { code: 'Mr Miller' })],
    ['fault', null],
  ])('end as %s', (outcome, error) => expect(outcomeOf(error)).toBe(outcome));
});
