import type { CalendarDate } from '../calendar-date.js';
import type { Decider } from '../decider.js';
import { DomainError } from '../domain-error.js';
import type { Authority } from '../duty/authority.js';
import { requireRole } from '../duty/duty.js';
import { whoMay } from '../duty/who-may.js';
import { requireIdentifier } from '../identifier.js';
import { requirePast } from '../require-past.js';
import { sameContent } from '../rulebook/same-content.js';
import type { MatterEvent, MatterOpened } from './events.js';

export const matterStream = (matter: string): string => `matter-${matter}`;

export type MatterCommand = {
  readonly type: 'OpenMatter';
  readonly by: Authority;
  readonly today: CalendarDate;
  readonly matter: MatterOpened['data'];
};

export interface MatterState {
  /** Undefined while nobody opened it. */
  readonly opened?: MatterOpened['data'];
}

export const matters: Decider<MatterState, MatterCommand, MatterEvent> = {
  initialState: () => ({}),

  evolve: (_, { data }) => ({ opened: data }),

  decide({ opened }, { by, today, matter }) {
    requireRole(by, whoMay.openMatter);
    requireIdentifier('matter', matter.matter);
    requireIdentifier('title', matter.title);
    if (opened && sameContent(opened, withoutGaps(matter))) return [];
    if (opened) {
      throw new DomainError('matter-opened', `matter ${matter.matter} is open with other content`, 'matter');
    }
    requirePast('occurredOn', matter.occurredOn, today);
    return [{ type: 'MatterOpened', data: withoutGaps(matter) }];
  },
};

const withoutGaps = ({ process, ...matter }: MatterOpened['data']): MatterOpened['data'] =>
  process === undefined ? matter : { ...matter, process };
