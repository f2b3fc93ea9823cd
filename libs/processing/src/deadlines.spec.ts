import { beforeEach, describe, expect, it } from '@jest/globals';
import { setTimeout as delay } from 'node:timers/promises';
import { confirmEntry, disputeEntry } from './commands/entry-commands.js';
import { answerDeadlines, type AnswerDeadlinesOptions } from './deadlines.js';
import { ENTRY, given, smallOffice, type SmallOffice } from './testing/small-office.js';

describe('deadlines', () => {
  let office: SmallOffice;
  let today: string;

  beforeEach(async () => {
    office = await smallOffice();
    await office.propose('integrity');
    await confirmEntry(office.executor, ENTRY, given('V1', 'verifier'));
    today = '2024-03-12';
  });

  const asked: string[] = [];
  const start = (over: Partial<AnswerDeadlinesOptions> = {}): ReturnType<typeof answerDeadlines> => {
    const deadlines = answerDeadlines({
      executor: office.executor,
      today: () => today,
      interval: 2,
      async pendingAnswers(before) {
        asked.push(before);
        return [ENTRY];
      },
      ...over,
    });
    deadlines.start();
    return deadlines;
  };
  const until = async (holds: () => boolean | Promise<boolean>): Promise<void> => {
    for (let tries = 0; !(await holds()); tries++) {
      if (tries === 500) throw new Error('did not come about');
      await delay(2);
    }
  };

  it('record silence and post, once, wherever they start again', async () => {
    for (let round = 0; round < 2; round++) {
      const deadlines = start();
      await until(() => asked.length > (round + 1) * 3);
      await deadlines.stop();
    }
    const types = await office.types('account-2024-Q1-S1');
    expect(types).toEqual([
      'EntryProposed',
      'EntryConfirmed',
      'AnswerLapsed',
      'AccountOpened',
      'EntryPosted',
    ]);
    expect((await office.events('account-2024-Q1-S1'))[2]).toMatchObject({
      actor: { kind: 'system', id: 'deadlines' },
      data: { answerBy: '2024-03-11' },
    });
    expect(asked[0]).toBe('2024-03-12');
  });

  it('leave alone what may still be answered, and what was', async () => {
    today = '2024-03-11';
    const early = start();
    const looked = asked.length;
    await until(() => asked.length > looked + 2);
    await early.stop();
    await disputeEntry(office.executor, { ...ENTRY, statement: 'no' }, given('S1', 'staff-member', today));
    today = '2024-05-01';
    const after = start();
    await until(() => asked.length > looked + 5);
    await after.stop();
    expect(await office.types('account-2024-Q1-S1')).toEqual([
      'EntryProposed',
      'EntryConfirmed',
      'EntryDisputed',
    ]);
  });

  it('say what went wrong and try again; one entry keeps no other waiting', async () => {
    let looks = 0;
    const deadlines = start({
      async pendingAnswers() {
        looks += 1;
        if (looks === 1) throw new Error('the read models are gone');
        return looks < 4 ? [{ ...ENTRY, entryId: 'E9' }, ENTRY] : [];
      },
    });
    await until(() => deadlines.failure?.message === 'the read models are gone');
    await until(() => deadlines.failure?.message.includes('there is no entry E9') === true);
    expect(await office.types('account-2024-Q1-S1')).toContain('AnswerLapsed');
    await until(() => deadlines.failure === undefined);
    await deadlines.stop();
  });

  it('stop without waiting for what they asked', async () => {
    const deadlines = start({ pendingAnswers: () => new Promise(() => undefined) });
    await deadlines.stop();
    expect(deadlines.failure).toBeUndefined();
  });
});
