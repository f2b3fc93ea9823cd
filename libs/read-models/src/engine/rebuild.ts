import type { LogSource } from '../log-source.js';
import { BLOCK } from '../projections/blocks.js';
import { ReadModelError } from '../read-model-error.js';
import { generationFile, nextGeneration, removeOthers, switchTo, whileBuilding } from './generation-files.js';
import { Generation } from './generation.js';
import { applyNext } from './log-batches.js';

export interface RebuildOptions {
  readonly folder: string;
  readonly log: LogSource;
  readonly onProgress?: (position: number) => void;
  /** Gives up: what was built so far is removed. */
  readonly signal?: AbortSignal;
}

/** Fewer, larger transactions while nobody reads: a page that many batches touch is written once. */
const BATCH = 8 * BLOCK;

/**
 * Builds all projections anew beside the live generation and switches to it when it has caught up with the log.
 * Whatever goes wrong before that leaves the live one as it is.
 * @throws ReadModelError `rebuild-under-way`; `rebuild-halted` where an event cannot be applied
 */
export function rebuild(options: RebuildOptions): Promise<void> {
  return whileBuilding(options.folder, async () => {
    removeOthers(options.folder);
    await build(options, 'refuse');
  });
}

/**
 * The same where there is nothing live to keep. A projection that halts keeps none of the others from being served.
 * The caller holds the right to build.
 */
export async function build(
  { folder, log, onProgress, signal }: RebuildOptions,
  halted: 'refuse' | 'accept',
): Promise<void> {
  const name = nextGeneration(folder);
  const generation = Generation.create(name, generationFile(folder, name));
  try {
    while (await applyNext(generation, log, BATCH)) {
      onProgress?.(generation.next ?? 0);
      await new Promise(setImmediate);
      signal?.throwIfAborted();
    }
    if (halted === 'refuse') refuseHalted(generation);
    generation.seal();
    switchTo(folder, name);
  } finally {
    generation.close();
    removeOthers(folder);
  }
}

function refuseHalted(generation: Generation): void {
  const halts = generation.status().filter((one) => one.halted);
  if (halts.length === 0) return;
  const reasons = halts.map(
    ({ name, halted }) => `${name} at position ${halted!.position}: ${halted!.error}`,
  );
  throw new ReadModelError('rebuild-halted', `nothing was switched; it halted in ${reasons.join('; ')}`);
}
