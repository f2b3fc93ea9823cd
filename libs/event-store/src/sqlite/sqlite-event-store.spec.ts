import { describeEventStoreContract } from '../testing/contract.js';
import { logFiles } from '../testing/data-folder.js';
import { openSqliteEventStore } from './open-sqlite-event-store.js';

const newLogFile = logFiles();

for (const inThread of [false, true]) {
  describeEventStoreContract(`the log in SQLite${inThread ? ', written in a thread' : ''}`, async () => {
    const file = newLogFile();
    const store = await openSqliteEventStore({ file, inThread });
    return {
      store,
      reopen: async () => {
        await store.close();
        return openSqliteEventStore({ file });
      },
    };
  });
}
