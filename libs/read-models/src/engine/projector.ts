import { mkdirSync } from 'node:fs';
import { setTimeout as sleep } from 'node:timers/promises';
import type { LogSource } from '../log-source.js';
import { BLOCK } from '../projections/blocks.js';
import { ReadModelError } from '../read-model-error.js';
import { currentGeneration, generationFile, removeOthers, whileBuilding } from './generation-files.js';
import { CheckpointMoved, Generation } from './generation.js';
import { applyNext, isOfLog } from './log-batches.js';
import { positionOf, type ProjectionStatus } from './projection-status.js';
import { build } from './rebuild.js';

export interface ProjectorOptions {
  readonly folder: string;
  readonly log: LogSource;
  /** Called after every batch, and when there was nothing to apply. */
  readonly onProgress?: (status: readonly ProjectionStatus[]) => void;
  /** How often `run` looks at the log and the pointer when nobody wakes it: more seldom than it is woken under load. */
  readonly pollMs?: number;
}

/** Opens a folder of read models for writing; nothing is applied yet. */
export function openProjector(options: ProjectorOptions): Projector {
  mkdirSync(options.folder, { recursive: true });
  return new Projector(options);
}

/** Keeps the live generation up with the log, whichever generation that is. */
export class Projector {
  private generation: Generation | undefined;
  private queue: Promise<void> = Promise.resolve();
  private wakeUp: () => void = () => undefined;
  private woken = false;

  constructor(private readonly options: ProjectorOptions) {}

  /** Position that every projection has reached; a halted one holds it back. */
  get position(): number {
    return positionOf(this.status());
  }

  status(): ProjectionStatus[] {
    return this.generation?.status() ?? [];
  }

  /**
   * Applies what the log holds. Builds a new generation first where there is none, or where the live one is of
   * another program version or another log.
   */
  catchUp(signal?: AbortSignal): Promise<void> {
    this.queue = this.queue.catch(() => undefined).then(() => this.drain(signal));
    return this.queue;
  }

  /** Catches up again and again, on `wake()` at once, until the signal aborts. Rejects where the log or disk fails. */
  async run(signal: AbortSignal): Promise<void> {
    const stop = (): void => this.wake();
    signal.addEventListener('abort', stop);
    try {
      while (!signal.aborted) {
        this.woken = false;
        await this.catchUp(signal);
        if (!signal.aborted) await this.idle();
      }
    } catch (error) {
      if (!signal.aborted) throw error;
    } finally {
      signal.removeEventListener('abort', stop);
    }
  }

  wake(): void {
    this.woken = true;
    this.wakeUp();
  }

  async close(): Promise<void> {
    await this.queue.catch(() => undefined);
    this.generation?.close();
    this.generation = undefined;
  }

  private async drain(signal: AbortSignal | undefined): Promise<void> {
    for (let more = true; more && !signal?.aborted;) {
      this.generation = await this.live(signal);
      try {
        more = await applyNext(this.generation, this.options.log, BLOCK);
      } catch (error) {
        // What it holds in memory may be half of something: the next one begins at the checkpoints.
        this.generation.close();
        this.generation = undefined;
        if (!(error instanceof CheckpointMoved)) throw error;
      }
      this.options.onProgress?.(this.status());
      if (more) await new Promise(setImmediate);
    }
  }

  /** The generation that the pointer names. */
  private async live(signal: AbortSignal | undefined): Promise<Generation> {
    signal?.throwIfAborted();
    const name = currentGeneration(this.options.folder);
    if (this.generation && this.generation.name === name) return this.generation;
    this.generation?.close();
    this.generation = undefined;
    const usable = name === undefined ? undefined : await this.openUsable(name);
    if (usable) await this.tidy();
    else await this.buildFirst(name, signal);
    return usable ?? this.live(signal);
  }

  private async openUsable(name: string): Promise<Generation | undefined> {
    let generation: Generation | undefined;
    try {
      generation = Generation.open(name, generationFile(this.options.folder, name));
    } catch (error) {
      // Gone or damaged: it holds nothing that is not in the log.
      if (!/^SQLITE_(CANTOPEN|NOTADB|CORRUPT)/.test((error as { code?: string }).code ?? '')) throw error;
    }
    if (!generation || (await isOfLog(generation.lastApplied(), this.options.log))) return generation;
    generation.close();
    return undefined;
  }

  /** Removes what a crash in a rebuild left behind; where somebody is building, it is theirs. */
  private async tidy(): Promise<void> {
    await this.unlessBuilding(async () => removeOthers(this.options.folder));
  }

  private async buildFirst(unusable: string | undefined, signal: AbortSignal | undefined): Promise<void> {
    const { folder, log } = this.options;
    const mine = await this.unlessBuilding(async () => {
      // Somebody may have built one while this one waited for its turn.
      if (currentGeneration(folder) !== unusable) return;
      await build({ folder, log, signal }, 'accept');
    });
    if (!mine) await sleep(50);
  }

  private async unlessBuilding(work: () => Promise<void>): Promise<boolean> {
    try {
      await whileBuilding(this.options.folder, work);
      return true;
    } catch (error) {
      if (error instanceof ReadModelError && error.code === 'rebuild-under-way') return false;
      throw error;
    }
  }

  private async idle(): Promise<void> {
    if (this.woken) return;
    const timer = setTimeout(() => this.wakeUp(), this.options.pollMs ?? 1_000);
    await new Promise<void>((resolve) => (this.wakeUp = resolve));
    clearTimeout(timer);
  }
}
