import { existsSync } from 'node:fs';
import { join } from 'node:path';

/** Where a ledger keeps what, inside its data folder. Everything but the log can be thrown away and made again. */
export interface DataFolder {
  readonly root: string;
  readonly log: string;
  readonly readModels: string;
  readonly computedRules: string;
  readonly imports: string;
}

export function dataFolder(root: string): DataFolder {
  return {
    root,
    log: join(root, 'log.sqlite'),
    readModels: join(root, 'read-models'),
    computedRules: join(root, 'computed-rules.position'),
    imports: join(root, 'imports'),
  };
}

export const holdsLedger = (root: string): boolean => existsSync(dataFolder(root).log);
