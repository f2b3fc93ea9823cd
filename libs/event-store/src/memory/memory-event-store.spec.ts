import { describe, expect, it } from '@jest/globals';
import { anAppend, anEvent } from '../testing/requests.js';
import { describeEventStoreContract } from '../testing/contract.js';
import { MemoryEventStore } from './memory-event-store.js';

describeEventStoreContract('the log in memory', async () => ({ store: new MemoryEventStore() }));

describe('the log in memory', () => {
  it('is not changed by whoever keeps the bytes that were appended or read', async () => {
    const store = new MemoryEventStore();
    const bytes = Buffer.from('as it was');
    await store.append({ ...anAppend('a', -1), events: [anEvent(bytes)] });
    bytes.fill(0);
    (await store.readLog(0, 1))[0]!.bytes.fill(0);
    expect(Buffer.from((await store.readLog(0, 1))[0]!.bytes).toString()).toBe('as it was');
  });
});
