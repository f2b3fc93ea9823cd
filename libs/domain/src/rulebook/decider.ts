import type { Decider } from '../decider.js';
import { DomainError } from '../domain-error.js';
import type { RulebookEvent } from './events.js';
import { lintRulebook } from './lint.js';
import { periodOf } from './periods.js';
import type { Rulebook } from './rulebook.js';
import { sameContent } from './same-content.js';

export const RULEBOOK_STREAM = 'rulebook-main';

export type RulebookCommand = { readonly type: 'PublishRulebook'; readonly rulebook: Rulebook };

export interface RulebookState {
  /** In the order of publication, which is that of version and of `inForceFrom`. */
  readonly versions: readonly Rulebook[];
}

export const rulebooks: Decider<RulebookState, RulebookCommand, RulebookEvent> = {
  initialState: () => ({ versions: [] }),

  evolve: ({ versions }, { data }) => ({ versions: [...versions, data.rulebook] }),

  decide({ versions }, { rulebook }) {
    const published = versions.find(({ version }) => version === rulebook.version);
    if (published && sameContent(published, rulebook)) return [];
    if (published) {
      throw new DomainError(
        'rulebook-version-published',
        `version ${rulebook.version} is published with other content; a published version never changes`,
        'version',
      );
    }
    requireNextVersion(versions.length + 1, rulebook);
    requireNoErrors(rulebook);
    const before = versions.at(-1);
    if (before) requireLater(before, rulebook);
    return [{ type: 'RulebookPublished', data: { rulebook } }];
  },
};

function requireNextVersion(next: number, { version }: Rulebook): void {
  if (version === next) return;
  throw new DomainError('rulebook-version-not-next', `version must be ${next}, not ${version}`, 'version');
}

function requireNoErrors(rulebook: Rulebook): void {
  const errors = lintRulebook(rulebook).filter(({ severity }) => severity === 'error');
  if (errors.length === 0) return;
  const texts = errors.map(({ path, message }) => `${path.join('.')}: ${message}`);
  throw new DomainError('invalid-rulebook', texts.join('\n'), errors[0]!.path.join('.'));
}

/**
 * An account is framed once, for its whole period: what frames it may only change where a period begins, by the
 * calendar of old and by the new one.
 */
function requireLater(before: Rulebook, rulebook: Rulebook): void {
  const { inForceFrom } = rulebook;
  if (inForceFrom <= before.inForceFrom) {
    throw new DomainError(
      'rulebook-not-later',
      `must come into force after version ${before.version}, which did on ${before.inForceFrom}`,
      'inForceFrom',
    );
  }
  if (sameContent(frameOf(before), frameOf(rulebook))) return;
  for (const calendar of [before.calendar, rulebook.calendar]) {
    const { period, from } = periodOf(calendar, inForceFrom);
    if (from === inForceFrom) continue;
    throw new DomainError(
      'rulebook-not-at-period-start',
      `indicators, calendar and peer group can only change on the first day of a ${calendar}; ` +
        `${inForceFrom} lies within ${period}, which begins on ${from}`,
      'inForceFrom',
    );
  }
}

/** The steps of an indicator are taken entry by entry, by the version in force on its day: they frame nothing. */
const frameOf = ({ indicators, calendar, peerGroup }: Rulebook): object => ({
  indicators: indicators.map((indicator) => ({ ...indicator, steps: null })),
  calendar,
  peerGroup,
});
