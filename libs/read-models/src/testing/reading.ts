import { openReadModels, rebuild, type ReadModels } from '../index.js';
import { inFolder, type TestLog } from './test-log.js';

/** Asks read models that were built from a log. */
export const reading = <T>(log: TestLog, ask: (models: ReadModels) => T | Promise<T>): Promise<T> =>
  inFolder(async (folder) => {
    await rebuild({ folder, log });
    const models = openReadModels({ folder, log });
    try {
      return await ask(models);
    } finally {
      models.close();
    }
  });
