import { StoreRefused } from '../errors.js';

const LEAST = [3, 51, 3] as const;

/**
 * SQLite before 3.51.3 can damage a log in WAL mode when one connection resets the WAL while another checkpoints it.
 * @throws StoreRefused for an older version, or a version that cannot be read
 */
export function requireSafeSqlite(version: string): void {
  const parts = /^(\d+)\.(\d+)\.(\d+)/.exec(version)?.slice(1).map(Number);
  const difference = parts?.map((part, index) => part - LEAST[index]!).find((one) => one !== 0) ?? 0;
  if (!parts || difference < 0) {
    throw new StoreRefused(
      `SQLite ${version} can damage the log (WAL reset bug); install a better-sqlite3 with SQLite ${LEAST.join('.')} or later`,
    );
  }
}
