import type Database from 'better-sqlite3';

const MOST_PAGES = 500;

/**
 * Pages that were asked for since anything was written last. Everybody looks at the same rankings: between two batches
 * of the projections they are read once. What is handed out is shared, and must not be changed.
 */
export class RememberedPages {
  private readonly pages = new Map<string, unknown>();
  /** Changes whenever another connection has written. */
  private readonly dataVersion: Database.Statement;
  private version: unknown;

  constructor(db: Database.Database) {
    this.dataVersion = db.prepare('PRAGMA data_version').pluck();
  }

  /** @param read makes the page; one that is made from newer data than `version` is forgotten with the next question */
  page<Page>(question: string, query: object, read: () => Page): Page {
    const version = this.dataVersion.get();
    if (version !== this.version || this.pages.size >= MOST_PAGES) this.pages.clear();
    this.version = version;
    const key = question + JSON.stringify(query);
    let page = this.pages.get(key) as Page | undefined;
    if (page === undefined) this.pages.set(key, (page = read()));
    return page;
  }
}
