import { DomainError } from '../domain-error.js';
import type { About } from './bounds.js';
import type { ProposeEntry } from './commands.js';
import { stands, type EntryCase, type ScoreAccountState } from './entry-case.js';

/** @throws DomainError `unknown-matter`, `matter-on-another-day`, `matter-punished` */
export function requireMatter(state: ScoreAccountState, { entry, named }: ProposeEntry): void {
  const { matter, occurredOn } = entry;
  if (matter === undefined) return;
  const opened = named.matter?.opened;
  if (!opened) {
    throw new DomainError('unknown-matter', `there is no matter ${matter}; open it first`, 'matter');
  }
  if (opened.occurredOn !== occurredOn) {
    throw new DomainError(
      'matter-on-another-day',
      `matter ${matter} happened on ${opened.occurredOn}: that is the day of all its entries`,
      'occurredOn',
    );
  }
  requireUnpunished(state, entry);
}

/** No happening is punished twice under an indicator. @throws DomainError `matter-punished` */
export function requireUnpunished(
  { cases }: ScoreAccountState,
  { kind, indicator, matter }: About,
  field = 'matter',
): void {
  if (kind !== 'deduction' || matter === undefined) return;
  for (const one of cases.values()) {
    const same = one.entry.matter === matter && one.entry.indicator === indicator;
    if (!same || one.entry.kind !== 'deduction' || !stands(one)) continue;
    throw new DomainError(
      'matter-punished',
      `matter ${matter} is punished under ${indicator} already, by entry ${one.entry.entryId} of ${one.entry.staff}`,
      field,
    );
  }
}

/**
 * A returned entry hands its observation on to the one that replaces it.
 * @throws DomainError `unknown-observation`, `observation-of-another`, `observation-not-verified`,
 * `observation-matured`
 */
export function requireObservation(
  state: ScoreAccountState,
  { entry, observation, named }: ProposeEntry,
  revised: EntryCase | undefined,
): void {
  if (observation === undefined) return;
  const refused = (code: string, message: string): DomainError =>
    new DomainError(code, `observation ${observation} ${message}`, 'observation');
  const { noted, status, through } = named.observation!;
  if (!noted) throw refused('unknown-observation', 'does not exist');
  if (noted.staff !== undefined && noted.staff !== entry.staff) {
    throw refused('observation-of-another', 'is of another person');
  }
  if (revised?.proposal?.observation === observation) return;
  // The account may know it before the observation does.
  const earlier = [...state.cases.values()].find((one) => one.proposal?.observation === observation);
  if (status === 'matured' || earlier) {
    throw refused('observation-matured', `has matured into entry ${earlier?.entry.entryId ?? through}`);
  }
  if (status === 'dismissed') throw refused('observation-not-verified', `was dismissed by ${through}`);
  if (status !== 'verified') throw refused('observation-not-verified', 'must be verified first');
}
