import { matters, matterStream, type MatterEvent, type MatterOpened } from '#domain';
import type { Outcome } from '../command.js';
import type { Executor } from '../executor.js';
import type { Given } from './given.js';

export function openMatter(
  executor: Executor,
  matter: MatterOpened['data'],
  { by, today, meta }: Given,
): Promise<Outcome<MatterEvent>> {
  return executor.execute(
    matters,
    matterStream(matter.matter),
    { type: 'OpenMatter', by, today, matter },
    meta,
  );
}
