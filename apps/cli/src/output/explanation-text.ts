import type { ExplainedEntry, ExplainedIndicator, Explanation } from '#read-models';
import { formatPoints, minus, plus, signed } from './format-score.js';
import { outputWidth } from './print.js';
import { formatTable } from './table.js';

/** An explanation as a person concerned can follow it: the sum of each indicator, and every entry behind it. */
export function describeExplanation(explanation: Explanation, withIds: boolean): string {
  const { staff, staffName, period, unit, post, records, total, asOf, knownAt } = explanation;
  const view = [asOf && `as of ${asOf}`, knownAt && `as known at ${knownAt}`].filter(Boolean).join(', ');
  return [
    `${staff}${staffName && staffName !== staff ? ` (${staffName})` : ''}, ${period}${view ? `, ${view}` : ''}`,
    `unit ${unit}, post ${post}, ${records} work records`,
    `assessed by ${explanation.rulebookTitle}, version ${explanation.rulebookVersion}`,
    ...explanation.indicators.flatMap((indicator) => ['', ...describeIndicator(indicator, withIds)]),
    ...(explanation.outsideFrame.length > 0
      ? [
          '',
          'Posted under indicators that this version does not have; they count for nothing:',
          entryTable(explanation.outsideFrame, withIds),
        ]
      : []),
    '',
    `Total ${formatPoints(total)} = ${explanation.indicators.map(({ score }) => formatPoints(score)).join(' + ')}`,
  ].join('\n');
}

function describeIndicator(indicator: ExplainedIndicator, withIds: boolean): string[] {
  const { name, frame, deducted, awarded, bonusCounted, raisedByFloor, score, entries } = indicator;
  const steps = [
    `base ${formatPoints(frame.base)}`,
    ...(deducted > 0 ? [`${minus(deducted)} deducted`] : []),
    ...(awarded > 0 ? [`${plus(bonusCounted)} bonuses`] : []),
    ...(raisedByFloor > 0
      ? [`${plus(raisedByFloor)} held by the floor of ${formatPoints(frame.floor)}`]
      : []),
  ];
  const capped =
    awarded > bonusCounted
      ? ` (bonuses of ${formatPoints(awarded)} capped at ${formatPoints(bonusCounted)})`
      : '';
  return [
    `${name}: ${formatPoints(score)} = ${steps.join(', ')}${capped}`,
    ...(entries.length > 0 ? [entryTable(entries, withIds)] : []),
  ];
}

function entryTable(entries: readonly ExplainedEntry[], withIds: boolean): string {
  return formatTable<ExplainedEntry>(
    [
      { title: 'event', value: ({ position }) => String(position), align: 'right' },
      { title: 'date', value: ({ occurredOn }) => occurredOn },
      {
        title: 'points',
        value: ({ kind, points }) => signed(kind === 'deduction' ? -points : points),
        align: 'right',
      },
      {
        title: 'by',
        value: byWhom,
        flexible: true,
      },
      { title: 'record', value: ({ record, evidence }) => record ?? evidence.join(', '), flexible: true },
      { title: 'why', value: reasonOf, flexible: true },
      ...(withIds ? [{ title: 'entry', value: ({ entryId }: ExplainedEntry) => entryId }] : []),
    ],
    entries,
    outputWidth(),
  );
}

/** The rule, or the people; under a rule that people applied both. */
function byWhom({ rule, origin, rulebookVersion, proposedBy, confirmedBy }: ExplainedEntry): string {
  const people = [origin === 'manual' ? proposedBy : undefined, confirmedBy].filter(
    (one) => one !== undefined,
  );
  const rules = rule === undefined ? [] : [`${rule} v${rulebookVersion}`];
  return [...rules, ...people].join(', ') || origin;
}

function reasonOf({ reason, reversal, matter, outdoneBy }: ExplainedEntry): string {
  if (outdoneBy !== undefined)
    return `NOT COUNTED, entry ${outdoneBy} is the higher bonus for matter ${matter}; ${reason}`;
  if (!reversal) return reason;
  return `REVERSED by event ${reversal.position} (${reversal.authority}: ${reversal.reason}); was: ${reason}`;
}
