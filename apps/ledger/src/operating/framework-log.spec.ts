import { describe, expect, it } from '@jest/globals';
import { FrameworkLog } from './framework-log.js';
import { testOperations } from './testing/operations.js';

function logged(say: (log: FrameworkLog) => void): Record<string, unknown>[] {
  const { log, lines } = testOperations('info');
  say(new FrameworkLog(log));
  return lines.map((line) => JSON.parse(line) as Record<string, unknown>);
}

describe("what is logged through the framework's logger", () => {
  it('comes as lines like all others', () => {
    const [line] = logged((log) => log.warn('Something is odd', 'CommandBus'));
    expect(line).toMatchObject({ level: 'warn', context: 'CommandBus', msg: 'Something is odd' });
    expect(line!['time']).toMatch(/^\d{4}-\d{2}-\d{2}T.*Z$/);
  });

  it('may be fields, without those that tell of people or prove who they are', () => {
    const told = {
      msg: 'refused',
      actor: 'S-08',
      route: '/v1/scores',
      url: '/v1/scores?staff=S-09',
      token: 'ey…',
    };
    expect(logged((log) => log.warn(told, 'access'))).toEqual([
      {
        level: 'warn',
        time: expect.any(String),
        context: 'access',
        msg: 'refused',
        actor: 'S-08',
        route: '/v1/scores',
      },
    ]);
  });

  it('is a fault where it is an error', () => {
    const [line] = logged((log) => log.error(new Error('no "body" here'), 'http'));
    expect(line).toMatchObject({
      level: 'error',
      msg: 'fault',
      err: { type: 'Error', message: 'no "…" here' },
    });
  });

  it('leaves out what nobody asked for', () => expect(logged((log) => log.debug('details'))).toEqual([]));
});
