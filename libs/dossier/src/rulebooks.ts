import { RULEBOOK_STREAM, versionInForce, type CalendarDate, type RecordedEvent } from '#domain';
import type { RulebookPublished } from '#domain';
import type { DossierRulebook } from './dossier.js';
import type { KnownStreams } from './known-streams.js';

export interface RulebooksOf {
  readonly rulebooks: DossierRulebook[];
  readonly events: readonly RecordedEvent[];
}

/**
 * The versions that decided something, each with the indicators and rules that did, and the version whose procedure
 * was in force on the day on which the file was opened.
 */
export async function rulebooksOf(
  decided: ReadonlyMap<number, ReadonlySet<string>>,
  opened: CalendarDate,
  streams: KnownStreams,
): Promise<RulebooksOf> {
  const published = (await streams.events(RULEBOOK_STREAM)) as readonly RecordedEvent<RulebookPublished>[];
  const procedure = versionInForce(
    published.map(({ data }) => data.rulebook),
    opened,
  );
  const events = published.filter(
    ({ data: { rulebook } }) => decided.has(rulebook.version) || rulebook === procedure,
  );
  const rulebooks = events.map(({ data: { rulebook }, position, recordedAt }): DossierRulebook => {
    const { version, title, inForceFrom, indicators, rules, manualRules, casework } = rulebook;
    const named = decided.get(version) ?? new Set();
    const isNamed = ({ id }: { readonly id: string }): boolean => named.has(id);
    return {
      version,
      title,
      inForceFrom,
      publishedAt: recordedAt,
      position,
      indicators: indicators.filter(isNamed),
      rules: rules.filter(isNamed),
      manualRules: manualRules.filter(isNamed),
      ...(rulebook === procedure && { procedure: casework }),
    };
  });
  return { rulebooks, events };
}
