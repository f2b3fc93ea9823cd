import { isCalendarDate } from '../calendar-date.js';
import { checkCasework } from './check-casework.js';
import { checkManualRules } from './check-manual-rules.js';
import { error, type Finding } from './finding.js';
import { nearest } from './nearest.js';
import type { Indicator, Rule, Rulebook } from './rulebook.js';

/** A million points: far above any use, and so small that the sum of millions of entries stays exact. */
const MOST_POINTS = 1_000_000_000;
const ID = /^[a-z][a-z0-9]*(?:-[a-z0-9]+)*$/;
const ATTRIBUTE = /^[a-z][A-Za-z0-9]*$/;
/** Words that the language of conditions or the records themselves use for something else. */
const RESERVED = new Set(
  (
    'as break const constructor continue else false for function if import in let loop namespace null package ' +
    'prototype return true var void while'
  ).split(' '),
);

/** What must be right in a rulebook before its conditions are looked at: ids, points, families, references. */
export function checkRulebook(rulebook: Rulebook): Finding[] {
  const { version, inForceFrom, attributes, indicators, rules, manualRules } = rulebook;
  const findings: Finding[] = [];
  if (!Number.isSafeInteger(version) || version < 1) {
    findings.push(error('invalid-version', ['version'], 'must be a whole number from 1'));
  }
  if (!isCalendarDate(inForceFrom)) {
    findings.push(error('invalid-date', ['inForceFrom'], 'must be a day that exists, as YYYY-MM-DD'));
  }
  for (const name of Object.keys(attributes)) {
    if (ATTRIBUTE.test(name) && !RESERVED.has(name)) continue;
    const message = RESERVED.has(name) ? `\`${name}\` is a reserved word` : 'must be a word in camelCase';
    findings.push(error('invalid-attribute', ['attributes', name], message));
  }
  if (indicators.length === 0) findings.push(error('no-indicators', ['indicators'], 'must not be empty'));
  const byId = new Map(indicators.map((indicator) => [indicator.id, indicator]));
  return [
    ...findings,
    ...checkIds('indicators', indicators),
    ...indicators.flatMap((indicator, index) => checkIndicator(indicator, ['indicators', index])),
    ...checkIds('rules', rules),
    ...rules.flatMap((rule, index) => checkRule(rule, byId, ['rules', index])),
    ...checkIds('manualRules', manualRules),
    ...manualRules.flatMap(({ indicator, least, most }, index) => [
      ...checkPoints(['manualRules', index, 'least'], least, 1),
      ...checkPoints(['manualRules', index, 'most'], most, 1),
      ...checkReference(indicator, byId, ['manualRules', index]),
    ]),
    ...checkManualRules(rulebook),
    ...checkCasework(rulebook),
  ];
}

function checkIds(
  list: 'indicators' | 'rules' | 'manualRules',
  items: readonly { readonly id: string }[],
): Finding[] {
  const first = new Map<string, number>();
  return items.flatMap(({ id }, index) => {
    const path = [list, index, 'id'];
    if (!ID.test(id)) return [error('invalid-id', path, 'must be small letters, digits and single hyphens')];
    if (first.has(id)) return [error('duplicate-id', path, `${id} is used above already`)];
    first.set(id, index);
    return [];
  });
}

function checkIndicator(indicator: Indicator, path: Finding['path']): Finding[] {
  const { family, base, floor, bonusCap } = indicator;
  const findings = [
    ...checkPoints([...path, 'base'], base, 0),
    ...checkPoints([...path, 'floor'], floor, 0),
    ...(bonusCap === null ? [] : checkPoints([...path, 'bonusCap'], bonusCap, 0)),
  ];
  if (base < floor)
    findings.push(error('base-below-floor', [...path, 'base'], 'must not lie below the floor'));
  if (family === 'common' && bonusCap !== null) {
    findings.push(
      error(
        'common-only-deducts',
        [...path, 'bonusCap'],
        'a common indicator only deducts: it has no bonus cap',
      ),
    );
  }
  if (family === 'post-specific' && bonusCap === null) {
    findings.push(
      error(
        'bonus-cap-missing',
        [...path, 'bonusCap'],
        'a post-specific indicator needs a bonus cap (0 for none)',
      ),
    );
  }
  return findings;
}

function checkRule(rule: Rule, indicators: ReadonlyMap<string, Indicator>, path: Finding['path']): Finding[] {
  const findings = [
    ...checkPoints([...path, 'points'], rule.points, 1),
    ...checkReference(rule.indicator, indicators, path),
  ];
  const indicator = indicators.get(rule.indicator);
  if (rule.kind === 'bonus' && indicator?.family === 'common') {
    findings.push(
      error(
        'common-only-deducts',
        [...path, 'kind'],
        `${indicator.id} is a common indicator: it only deducts`,
      ),
    );
  }
  return findings;
}

function checkReference(
  indicator: string,
  indicators: ReadonlyMap<string, Indicator>,
  path: Finding['path'],
): Finding[] {
  if (indicators.has(indicator)) return [];
  const meant = nearest(indicator, [...indicators.keys()]);
  const hint = meant ? `; did you mean ${meant}?` : '';
  return [error('unknown-indicator', [...path, 'indicator'], `there is no indicator ${indicator}${hint}`)];
}

function checkPoints(path: Finding['path'], points: number, least: 0 | 1): Finding[] {
  if (Number.isSafeInteger(points) && points >= least && points <= MOST_POINTS) return [];
  const bound = least === 0 ? 'must not be negative' : 'must be more than zero';
  return [error('invalid-points', path, points > MOST_POINTS ? 'must be at most 1000000' : bound)];
}
