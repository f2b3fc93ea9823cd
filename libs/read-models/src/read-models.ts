import { setTimeout as sleep } from 'node:timers/promises';
import Database from 'better-sqlite3';
import { currentGeneration, generationFile } from './engine/generation-files.js';
import { isOfThisProgram } from './engine/generation.js';
import {
  behind,
  positionOf,
  readStatus,
  requireGoing,
  type ProjectionStatus,
} from './engine/projection-status.js';
import type { LogSource } from './log-source.js';
import type { ProjectionName } from './projections/index.js';
import {
  auditLines,
  auditPositions,
  readEvents,
  type AuditLine,
  type AuditQuery,
  type AuditSubject,
} from './queries/audit.js';
import { explain, type Explanation } from './queries/explain.js';
import * as organization from './queries/organization.js';
import type { Page } from './queries/page.js';
import { processControl, type ControlRow, type ProcessControlQuery } from './queries/process-control.js';
import { rankings, type RankingRow, type RankingsQuery } from './queries/rankings.js';
import { scores, type ScoreRow, type ScoresQuery } from './queries/scores.js';
import { Tables } from './queries/tables.js';
import type { View } from './queries/view.js';
import { ReadModelError } from './read-model-error.js';

export interface ReadModelsStatus {
  readonly generation: string;
  readonly projections: ProjectionStatus[];
}

/** Opens a folder of read models for reading. The log is read for the words of audit trails only. */
export function openReadModels(options: { readonly folder: string; readonly log: LogSource }): ReadModels {
  return new ReadModels(options.folder, options.log);
}

interface OpenGeneration {
  readonly name: string;
  readonly db: Database.Database;
  readonly tables: Tables;
}

/**
 * The queries. Each sees one state of all tables, of the generation that is live when it is asked. All throw
 * ReadModelError: `invalid-query` and `not-found` with the field at fault, `not-ready` before anything is built.
 */
export class ReadModels {
  private live: OpenGeneration | undefined;

  constructor(
    private readonly folder: string,
    private readonly log: LogSource,
  ) {}

  scores(query: ScoresQuery = {}): Page<ScoreRow> {
    return this.read((tables) => scores(tables, query));
  }

  rankings(query: RankingsQuery): Page<RankingRow> {
    return this.read((tables) => rankings(tables, query));
  }

  explain(staff: string, period: string, view: View = {}): Explanation {
    return this.read((tables) => explain(tables, staff, period, view));
  }

  processControl(query: ProcessControlQuery = {}): ControlRow[] {
    return this.read((tables) => processControl(tables, query));
  }

  /** Every event that touches a subject, newest first unless asked otherwise. */
  async audit(subject: AuditSubject, query: AuditQuery = {}): Promise<Page<AuditLine>> {
    const page = this.read((tables) => auditPositions(tables, subject, query));
    const events = await readEvents(this.log, page.rows);
    return { ...page, rows: this.read((tables) => auditLines(tables, events)) };
  }

  /** All units, or one and everything below it. */
  units(top?: string): organization.UnitRow[] {
    return this.read((tables) => organization.units(tables, top));
  }

  posts(unit?: string): organization.PostRow[] {
    return this.read((tables) => organization.posts(tables, unit));
  }

  holders(post: string, date: string): organization.AppointmentRow[] {
    return this.read((tables) => organization.holders(tables, post, date));
  }

  appointments(staff: string): organization.AppointmentRow[] {
    return this.read((tables) => organization.appointments(tables, staff));
  }

  periods(): organization.PeriodRow[] {
    return this.read((tables) => organization.periods(tables));
  }

  status(): ReadModelsStatus {
    const { name, db } = this.generation();
    return { generation: name, projections: readStatus(db) };
  }

  /** Log position up to which a projection (or every one) tells the story; 0 before anything is built. */
  position(projection?: ProjectionName): number {
    return positionOf(this.liveProjections(), projection);
  }

  /** @throws ReadModelError `behind` where a projection (or every one) is not there in time, or is halted before it */
  async waitFor(position: number, timeoutMs: number, projection?: ProjectionName): Promise<void> {
    for (
      const deadline = performance.now() + timeoutMs;
      this.position(projection) < position;
      await sleep(5)
    ) {
      requireGoing(this.liveProjections(), position, projection);
      if (performance.now() >= deadline) throw behind(position, this.position(projection));
    }
  }

  close(): void {
    this.live?.db.close();
    this.live = undefined;
  }

  private liveProjections(): ProjectionStatus[] {
    try {
      return this.status().projections;
    } catch (error) {
      if (error instanceof ReadModelError) return [];
      throw error;
    }
  }

  private read<T>(query: (tables: Tables) => T): T {
    const { db, tables } = this.generation();
    return db.transaction(() => query(tables))();
  }

  /** The live generation: looked up anew for every query, which costs some microseconds. */
  private generation(): OpenGeneration {
    const name = currentGeneration(this.folder);
    if (name === undefined) throw new ReadModelError('not-ready', 'the read models are not built yet');
    if (this.live?.name !== name) {
      const fresh = this.open(name);
      this.close();
      this.live = fresh;
    }
    return this.live!;
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
    if (isOfThisProgram(db)) return { name, db, tables: new Tables(db) };
    db.close();
    throw new ReadModelError(
      'not-ready',
      'the read models are of another program version and are being rebuilt',
    );
  }
}
