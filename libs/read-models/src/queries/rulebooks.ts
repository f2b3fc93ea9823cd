import type { CalendarDate, CalendarKind, PeerGroup, Rulebook } from '#domain';
import { ReadModelError } from '../read-model-error.js';
import type { Tables } from './tables.js';

/** A published version, with how much is in it. */
export interface RulebookRow {
  readonly version: number;
  readonly title: string;
  readonly inForceFrom: CalendarDate;
  readonly calendar: CalendarKind;
  readonly peerGroup: PeerGroup;
  readonly indicators: number;
  readonly rules: number;
  readonly manualRules: number;
}

/** Every published version, the first one first. */
export function rulebooks(tables: Tables): RulebookRow[] {
  return tables
    .column<number>('SELECT version FROM score_rulebook ORDER BY version')
    .map((version) => tables.frame(version))
    .map(({ version, title, inForceFrom, calendar, peerGroup, indicators, rules, manualRules }) => ({
      version,
      title,
      inForceFrom,
      calendar,
      peerGroup,
      indicators: indicators.length,
      rules: rules.length,
      manualRules: manualRules.length,
    }));
}

/** @throws ReadModelError `not-found` for a version that was not published */
export function rulebook(tables: Tables, version: number): Rulebook {
  if (tables.first('SELECT 1 FROM score_rulebook WHERE version = ?', version)) return tables.frame(version);
  throw new ReadModelError('not-found', `there is no rulebook version ${version}`, 'version');
}
