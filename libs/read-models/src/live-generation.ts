import Database from 'better-sqlite3';
import { currentGeneration, generationFile, pointerVersion } from './engine/generation-files.js';
import { isOfThisProgram } from './engine/generation.js';
import { Tables } from './queries/tables.js';
import { ReadModelError } from './read-model-error.js';
import { RememberedPages } from './remembered-pages.js';

export interface OpenGeneration {
  readonly name: string;
  readonly db: Database.Database;
  readonly tables: Tables;
  readonly pages: RememberedPages;
}

/** The generation that the pointer names, open for reading. */
export class LiveGeneration {
  private live: OpenGeneration | undefined;
  private seen: string | undefined;

  constructor(private readonly folder: string) {}

  /**
   * Looked up anew for every query: whether the pointer is another file than before, and only then what it says.
   * @throws ReadModelError `not-ready`
   */
  now(): OpenGeneration {
    const version = pointerVersion(this.folder);
    if (this.live && version !== undefined && version === this.seen) return this.live;
    const name = currentGeneration(this.folder);
    if (name === undefined) throw new ReadModelError('not-ready', 'the read models are not built yet');
    if (this.live?.name !== name) {
      const fresh = this.open(name);
      this.close();
      this.live = fresh;
    }
    this.seen = version;
    return this.live!;
  }

  close(): void {
    this.live?.db.close();
    this.live = undefined;
  }

  private open(name: string): OpenGeneration {
    let db: Database.Database;
    try {
      db = new Database(generationFile(this.folder, name), { readonly: true, fileMustExist: true });
    } catch (error) {
      // Switched away and removed since the pointer was read.
      const current = currentGeneration(this.folder);
      if (current !== undefined && current !== name) return this.open(current);
      throw error;
    }
    if (isOfThisProgram(db)) {
      return { name, db, tables: new Tables(db), pages: new RememberedPages(db) };
    }
    db.close();
    throw new ReadModelError(
      'not-ready',
      'the read models are of another program version and are being rebuilt',
    );
  }
}
