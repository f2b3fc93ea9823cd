import { existsSync } from 'node:fs';
import { join } from 'node:path';

/** Where a ledger keeps what, inside its data folder. Log and evidence cannot be made again; all the rest can. */
export interface DataFolder {
  readonly root: string;
  /** The log, or the replica of one that is in EventStoreDB. */
  readonly log: string;
  /** Whether that is a replica. */
  readonly replica: boolean;
  /** Files of evidence under their digests. */
  readonly evidence: string;
  readonly readModels: string;
  readonly computedRules: string;
  readonly imports: string;
  /** The ledger's own key for tokens; made where it is wanted and not there. */
  readonly signingKey: string;
}

const REPLICA = 'log-replica.sqlite';

/** @param replica whether its log is the replica of one elsewhere; as the folder has it, where nothing is said */
export function dataFolder(
  root: string,
  { replica = existsSync(join(root, REPLICA)) }: { readonly replica?: boolean } = {},
): DataFolder {
  return {
    root,
    replica,
    log: join(root, replica ? REPLICA : 'log.sqlite'),
    evidence: join(root, 'evidence'),
    readModels: join(root, 'read-models'),
    computedRules: join(root, 'computed-rules.position'),
    imports: join(root, 'imports'),
    signingKey: join(root, 'keys', 'local-signing-key.json'),
  };
}

export const holdsLedger = (root: string): boolean => existsSync(dataFolder(root).log);
