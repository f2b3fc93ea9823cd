import { describe, expect, it } from '@jest/globals';
import { DuplicateCommand, DuplicateEventId, StreamConflict } from '../errors.js';
import type { Append } from '../event-store.js';
import type { OpenStore } from './contract.js';
import { anAppend, anEvent } from './requests.js';

export function appendContract(open: OpenStore): void {
  describe('append', () => {
    it('places events one behind the other, in the stream and in the log', async () => {
      const { store } = await open();
      expect(await store.append(anAppend('a', -1, 2))).toEqual({
        firstRevision: 0,
        lastRevision: 1,
        lastPosition: 2,
      });
      await store.append(anAppend('b', -1));
      expect(await store.append(anAppend('a', 1))).toEqual({
        firstRevision: 2,
        lastRevision: 2,
        lastPosition: 4,
      });
      expect(await store.head()).toBe(4);
    });

    it.each([
      ['an empty stream that should have events', 'empty', 0],
      ['a stream that has moved on', 'a', 0],
      ['a stream that should be empty', 'a', -1],
      ['a revision that does not exist yet', 'a', 7],
    ])('refuses %s', async (_, stream, expectedRevision) => {
      const { store } = await open();
      await store.append(anAppend('a', -1, 2));
      const error = await store.append(anAppend(stream, expectedRevision)).catch((reason: unknown) => reason);
      expect(error).toBeInstanceOf(StreamConflict);
      expect(error).toMatchObject({ stream, expected: expectedRevision, actual: stream === 'a' ? 1 : -1 });
      expect(await store.head()).toBe(2);
    });

    it('refuses where a guard does not hold any more, and writes where all of them do', async () => {
      const { store } = await open();
      await store.append(anAppend('rules', -1, 2));
      const guarded = (guards: Append['guards']) => store.append({ ...anAppend('a', -1), guards });
      await expect(guarded([{ stream: 'rules', revision: 0 }])).rejects.toMatchObject({
        code: 'stream-conflict',
        stream: 'rules',
        expected: 0,
        actual: 1,
      });
      await expect(guarded([{ stream: 'rules', revision: -1 }])).rejects.toThrow(StreamConflict);
      await expect(guarded([{ stream: 'empty', revision: 0 }])).rejects.toThrow(StreamConflict);
      expect(await store.head()).toBe(2);
      const holds = [
        { stream: 'rules', revision: 1 },
        { stream: 'empty', revision: -1 },
      ];
      expect(await guarded(holds)).toMatchObject({ lastPosition: 3 });
    });

    it('refuses where another event stands at the revision than was told', async () => {
      const { store } = await open();
      const [first, second] = [anEvent(), anEvent()];
      await store.append({ stream: 'a', expectedRevision: -1, events: [first, second] });
      const behind = (expectedEventId: string) => store.append({ ...anAppend('a', 1), expectedEventId });
      const beside = (eventId: string) =>
        store.append({ ...anAppend('b', -1), guards: [{ stream: 'a', revision: 1, eventId }] });
      for (const wrong of [first.eventId, anEvent().eventId]) {
        for (const append of [behind, beside]) {
          await expect(append(wrong)).rejects.toMatchObject({
            code: 'stream-conflict',
            ...{ stream: 'a', expected: 1, actual: 1 },
            message: 'stream a stands at revision 1 with another event than was expected',
          });
        }
      }
      expect(await beside(second.eventId.toUpperCase())).toMatchObject({ lastPosition: 3 });
      expect(await behind(second.eventId)).toMatchObject({ lastPosition: 4 });
    });

    it('refuses an event id that is anywhere in the log, in whatever letters, and writes none of the events', async () => {
      const { store } = await open();
      const taken = anEvent();
      await store.append({ stream: 'a', expectedRevision: -1, events: [taken] });
      const again = { ...taken, eventId: taken.eventId.toUpperCase() };
      const request = { stream: 'b', expectedRevision: -1, events: [anEvent(), again] };
      await expect(store.append(request)).rejects.toThrow(DuplicateEventId);
      expect(await store.readStream('b')).toEqual([]);
      expect(await store.append(anAppend('b', -1))).toMatchObject({ firstRevision: 0, lastPosition: 2 });
    });

    it('refuses the same event id twice in one append', async () => {
      const { store } = await open();
      const twice = anEvent();
      const request = { stream: 'a', expectedRevision: -1, events: [twice, anEvent(), twice] };
      await expect(store.append(request)).rejects.toThrow(DuplicateEventId);
      expect(await store.head()).toBe(0);
    });

    it('refuses a command id that was carried out, even by a late retry, and remembers what it did', async () => {
      const { store } = await open();
      const command = { commandId: 'confirm:Łódź \u{1F4D2} \0', inputDigest: 'digest' };
      await store.append(anAppend('a', -1));
      await store.append({ ...anAppend('a', 0, 2), command });
      await expect(store.append({ ...anAppend('a', 2), command })).rejects.toThrow(DuplicateCommand);
      await expect(store.append({ ...anAppend('a', 0, 2), command })).rejects.toThrow(DuplicateCommand);
      expect(await store.head()).toBe(3);
      expect(await store.findCommand(command.commandId)).toEqual({
        ...command,
        stream: 'a',
        firstRevision: 1,
        lastRevision: 2,
        lastPosition: 3,
      });
      expect(await store.findCommand('confirm')).toBeUndefined();
    });

    it('forgets the command of an append that was refused', async () => {
      const { store } = await open();
      const command = { commandId: 'c', inputDigest: 'digest' };
      const taken = anEvent();
      await store.append({ stream: 'a', expectedRevision: -1, events: [taken] });
      await expect(store.append({ ...anAppend('a', 4), command })).rejects.toThrow(StreamConflict);
      const duplicate = { stream: 'a', expectedRevision: 0, events: [anEvent(), taken], command };
      await expect(store.append(duplicate)).rejects.toThrow(DuplicateEventId);
      expect(await store.findCommand('c')).toBeUndefined();
      await store.append({ ...anAppend('a', 0), command });
      expect(await store.findCommand('c')).toMatchObject({ lastPosition: 2 });
    });

    it.each<[string, Partial<Append>]>([
      ['events', { events: [] }],
      ['events[0].eventId', { events: [{ ...anEvent(), eventId: 'not-a-uuid' }] }],
      ['events[0].bytes', { events: [{ ...anEvent(), bytes: 'text' as unknown as Uint8Array }] }],
      ['events[0].bytes', { events: [anEvent(new Uint8Array(16 * 1024 * 1024 + 1))] }],
      ['stream', { stream: '' }],
      ['stream', { stream: 'half a pair \ud83d' }],
      ['expectedRevision', { expectedRevision: -2 }],
      ['expectedRevision', { expectedRevision: 0.5 }],
      ['expectedEventId', { expectedEventId: 'not-a-uuid' }],
      ['command.commandId', { command: { commandId: 'c'.repeat(201), inputDigest: 'd' } }],
      ['command.inputDigest', { command: { commandId: 'c', inputDigest: '' } }],
      ['guards[0].eventId', { guards: [{ stream: 'b', revision: 0, eventId: 'not-a-uuid' }] }],
      ['guards[0].revision', { guards: [{ stream: 'b', revision: Number.NaN }] }],
    ])('names %s where it is not what it must be', async (field, wrong) => {
      const { store } = await open();
      const error = await store.append({ ...anAppend('a', -1), ...wrong }).catch((reason: unknown) => reason);
      expect(error).toBeInstanceOf(TypeError);
      expect((error as TypeError).message).toContain(`${field} must`);
      expect(await store.head()).toBe(0);
    });
  });
}
