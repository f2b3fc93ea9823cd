import type { Rulebook } from '#domain';
import { formatPoints } from '#scoring';
import { outputWidth } from './print.js';
import { formatTable } from './table.js';

export function describeRulebook(rulebook: Rulebook): string {
  const { version, title, inForceFrom, calendar, peerGroup, indicators, rules } = rulebook;
  return [
    `${title}, version ${version}, in force from ${inForceFrom}`,
    `Assessed by ${calendar}; ranked within ${peerGroup === 'organization' ? 'the organization' : `the ${peerGroup}`}.`,
    '',
    formatTable(
      [
        { title: 'indicator', value: ({ id }) => id },
        { title: 'family', value: ({ family }) => family },
        { title: 'dimension', value: ({ dimension }) => dimension },
        { title: 'base', value: ({ base }) => formatPoints(base), align: 'right' },
        { title: 'floor', value: ({ floor }) => formatPoints(floor), align: 'right' },
        {
          title: 'bonus cap',
          value: ({ bonusCap }) => (bonusCap === null ? '–' : formatPoints(bonusCap)),
          align: 'right',
        },
        { title: 'definition', value: ({ definition }) => definition, flexible: true },
      ],
      indicators,
      outputWidth(),
    ),
    '',
    formatTable(
      [
        { title: 'rule', value: ({ id }) => id },
        { title: 'indicator', value: ({ indicator }) => indicator },
        {
          title: 'points',
          value: ({ kind, points }) => formatPoints(kind === 'deduction' ? -points : points),
          align: 'right',
        },
        { title: 'when', value: ({ when }) => when, flexible: true },
      ],
      rules,
      outputWidth(),
    ),
  ].join('\n');
}
