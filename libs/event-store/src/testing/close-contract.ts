import { describe, expect, it } from '@jest/globals';
import { StoreUnavailable } from '../errors.js';
import type { OpenStore } from './contract.js';
import { anAppend } from './requests.js';

export function closeContract(open: OpenStore): void {
  describe('closing', () => {
    it('waits for the appends that are under way', async () => {
      const { store, reopen } = await open();
      const appends = Array.from({ length: 50 }, (_, index) => store.append(anAppend(`stream-${index}`, -1)));
      await store.close();
      const positions = (await Promise.all(appends)).map(({ lastPosition }) => lastPosition);
      expect(Math.max(...positions)).toBe(50);
      if (reopen) expect(await (await reopen()).head()).toBe(50);
    });

    it('answers unavailable afterwards, whatever is asked', async () => {
      const { store } = await open();
      await store.append(anAppend('a', -1));
      await store.close();
      await store.close();
      await expect(store.append(anAppend('a', 0))).rejects.toThrow(StoreUnavailable);
      expect(await store.appendMany([anAppend('a', 0)])).toEqual([
        { status: 'rejected', reason: expect.any(StoreUnavailable) },
      ]);
      await expect(store.readLog(0, 1)).rejects.toThrow(StoreUnavailable);
      await expect(store.readStream('a')).rejects.toThrow(StoreUnavailable);
      await expect(store.findCommand('c')).rejects.toThrow(StoreUnavailable);
      await expect(store.head()).rejects.toThrow(StoreUnavailable);
    });
  });
}
