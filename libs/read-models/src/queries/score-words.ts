import { formatPoints, type MilliPoints } from '#scoring';
import { dayWords } from './day-words.js';
import type { ExplainedIndicator, Explanation } from './explain.js';

/** How the score of an indicator comes from its entries. */
export function indicatorWords(indicator: Omit<ExplainedIndicator, 'words'>): string {
  const { name, frame, deductions, deducted, bonuses, awarded, bonusCounted, raisedByFloor, score } =
    indicator;
  const capped =
    frame.bonusCap === null
      ? '; no bonus counts here'
      : bonusCounted < awarded
        ? `, of which ${formatPoints(bonusCounted)} count, for no more can be added here`
        : '';
  return [
    `${name} starts at ${inPoints(frame.base)}.`,
    deductions === 0
      ? 'Nothing was deducted.'
      : `${times(deductions, 'deduction')} took ${inPoints(deducted)} away.`,
    bonuses === 0
      ? ''
      : `${times(bonuses, 'bonus')} ${bonuses === 1 ? 'is' : 'are'} worth ${inPoints(awarded)}${capped}.`,
    raisedByFloor === 0
      ? ''
      : `The score cannot fall below ${formatPoints(frame.floor)}, which gives ${formatPoints(raisedByFloor)} back.`,
    `That makes ${inPoints(score)}.`,
  ]
    .filter((part) => part !== '')
    .join(' ');
}

/** What a total is the sum of, by which rules, and what was taken into account. */
export function totalWords(
  explanation: Pick<
    Explanation,
    'period' | 'records' | 'rulebookTitle' | 'rulebookVersion' | 'total' | 'asOf' | 'knownAt' | 'outsideFrame'
  > & { readonly indicators: readonly Pick<ExplainedIndicator, 'score' | 'name'>[] },
): string {
  const { period, records, rulebookTitle, rulebookVersion, total, indicators, outsideFrame } = explanation;
  const sum = indicators.map(({ name, score }) => `${formatPoints(score)} for ${name}`).join(', ');
  return [
    `Your total for ${period} is ${inPoints(total)}: ${sum}.`,
    `It was made by version ${rulebookVersion} of the rulebook “${rulebookTitle}” from ${
      records === 1 ? '1 work record' : `${records} work records`
    } and the entries listed here.`,
    viewWords(explanation),
    outsideFrame.length === 0
      ? ''
      : `${times(outsideFrame.length, 'entry')} under indicators that this version does not have ${
          outsideFrame.length === 1 ? 'counts' : 'count'
        } for nothing.`,
  ]
    .filter((part) => part !== '')
    .join(' ');
}

function viewWords({ asOf, knownAt }: Pick<Explanation, 'asOf' | 'knownAt'>): string {
  const limits = [
    ...(asOf === undefined ? [] : [`had happened by ${dayWords(asOf)}`]),
    ...(knownAt === undefined ? [] : [`the ledger had learned by ${knownAt}`]),
  ];
  return limits.length === 0 ? '' : `Only what ${limits.join(' and ')} is counted.`;
}

const inPoints = (points: MilliPoints): string =>
  `${formatPoints(points)} ${points === 1000 ? 'point' : 'points'}`;

const PLURALS = { deduction: 'deductions', bonus: 'bonuses', entry: 'entries' };

const times = (count: number, what: keyof typeof PLURALS): string =>
  `${count} ${count === 1 ? what : PLURALS[what]}`;
