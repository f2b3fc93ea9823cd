import { describeEventStoreContract } from '../testing/contract.js';
import { logFiles } from '../testing/data-folder.js';
import { openSqliteEventStore } from './open-sqlite-event-store.js';

const newLogFile = logFiles();

describeEventStoreContract('the log in SQLite', async () => {
  const file = newLogFile();
  const store = await openSqliteEventStore({ file });
  return {
    store,
    reopen: async () => {
      await store.close();
      return openSqliteEventStore({ file });
    },
  };
});
