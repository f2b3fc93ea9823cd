import type { CasebookFigures, DecisionDays, WorkFigures } from '#read-models';
import { barLines } from './bars.js';

/** The figures of all appeals and cases, with bars that can be compared within a group. */
export function describeCasebook(figures: CasebookFigures): string {
  const { appeals, cases, decisionDays, caseDecisionDays, sanctions, actions } = figures;
  const days = [
    ...decisionDays.map((one) => [`appeals, instance ${one.instance}`, one] as const),
    ...(caseDecisionDays ? [['cases', caseDecisionDays] as const] : []),
  ];
  return [
    ...work('Appeals', appeals),
    '',
    ...work('Accountability cases', cases),
    '',
    'Days to a decision, half of them within',
    ...(days.length === 0
      ? ['  nothing is decided yet']
      : barLines(days.map(([name, one]) => [name, one.median]))),
    ...days.map(([name, one]) => `  ${name}: ${quantiles(one)}`),
    '',
    'Sanctions',
    ...barLines(Object.entries(sanctions)),
    '',
    'Corrective actions',
    ...barLines(Object.entries(actions)),
  ].join('\n');
}

function work(title: string, { open, byStatus, byAge, overdue, dueSoon }: WorkFigures): string[] {
  const statuses = Object.entries(byStatus).filter(([, n]) => n > 0);
  return [
    `${title}: ${open} open, ${overdue} overdue, ${dueSoon} due soon`,
    ...barLines(statuses),
    ...(open === 0 ? [] : ['  open, by age', ...barLines(ages(byAge))]),
  ];
}

const ages = (byAge: WorkFigures['byAge']): [string, number][] =>
  byAge.map(({ upTo, n }, index) => {
    const before = byAge[index - 1]?.upTo;
    const from = before === undefined || before === null ? 0 : before + 1;
    return [upTo === null ? `${from} days and more` : `${from} to ${upTo} days`, n];
  });

const quantiles = ({ n, median, p90, p95, max }: DecisionDays): string =>
  `median ${median}, 90 % ${p90}, 95 % ${p95}, longest ${max} (${n} decisions)`;
