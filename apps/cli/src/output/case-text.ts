import type { CaseSource } from '#domain';
import type { CaseFile, FilePerson } from '#read-models';
import { clockTable, dueText, factLines, historyTable } from './case-parts.js';
import { formatPoints } from './format-score.js';

/** The file of an accountability case as a person reads it at a terminal. */
export function describeCase(file: CaseFile): string {
  const { title, status, description, knownAt, partOf, organizationShare } = file;
  return [
    `Case ${file.case}: ${title}${knownAt === undefined ? '' : `, as known at ${knownAt}`}`,
    status,
    ...(partOf === undefined ? [] : [`as it concerns ${partOf}; what is about others alone is left out`]),
    '',
    ...factLines([
      ['what', description],
      ['opened', `${file.openedOn} by ${file.openedBy}, from ${sourceText(file.source)}`],
      ['fault', `${file.occurredOn} in ${file.unit}; nobody is held to it after ${file.limitationEnds}`],
      ['investigator', file.investigator],
      ['due', dueText(file.due)],
      ['evidence', file.evidence.map(({ evidence }) => evidence).join(', ')],
      ['organisation', organizationShare !== undefined && `${organizationShare} ‰`],
    ]),
    ...(file.steps.length > 0 ? ['', 'Steps traced'] : []),
    ...file.steps.map(
      ({ occurredOn, activity, staff, part, posts }) =>
        `  ${occurredOn}  ${activity}: ${staff}, ${part}${posts.map(({ post, unit }) => `; ${post} in ${unit}`).join('')}`,
    ),
    ...(file.persons.length > 0 ? ['', 'Persons'] : []),
    ...file.persons.flatMap(personLines),
    ...(file.entries.length > 0 ? ['', 'Entries'] : []),
    ...file.entries.map(
      ({ staff, period, points, pointsNow, standing, entryId }) =>
        `  ${staff}, ${period}: ${formatPoints(-points)}, now ${formatPoints(-pointsNow)} (${standing}) ${entryId}`,
    ),
    ...(file.sanctions.length > 0 ? ['', 'Sanctions'] : []),
    ...file.sanctions.map(
      ({ sanction, staff, rung, from, until, status: stands }) =>
        `  ${sanction}  ${staff}: ${rung} from ${from}${until === null ? '' : ` to ${until}`} (${stands})`,
    ),
    ...(file.actions.length > 0 ? ['', 'Corrective actions'] : []),
    ...file.actions.map(
      ({ action, owner, text, dueBy, status: stands }) =>
        `  ${action}  ${owner}: ${text}${dueBy === undefined ? '' : `, by ${dueBy}`} (${stands})`,
    ),
    '',
    clockTable(file.deadlines),
    '',
    historyTable(file.history),
  ].join('\n');
}

function personLines({
  staff,
  name,
  part,
  share,
  released,
  statements,
  defences,
  tolerance,
  finding,
}: FilePerson) {
  const words = [
    share !== undefined && `${share} ‰`,
    released && 'released',
    tolerance && `tolerated (${tolerance.experiment})`,
    finding && (finding.liable ? 'liable' : 'not liable'),
  ].filter(Boolean);
  return [
    `  ${staff}${name === null || name === staff ? '' : ` (${name})`}, ${part}${words.length > 0 ? `: ${words.join(', ')}` : ''}`,
    ...statements.map(({ text }) => `    stated: ${text}`),
    ...defences.map(({ text }) => `    defended: ${text}`),
    ...(finding ? [`    found: ${finding.reasons}`] : []),
  ];
}

function sourceText(source: CaseSource): string {
  switch (source.kind) {
    case 'work-record':
      return `record ${source.record} of process ${source.process}`;
    case 'entry':
      return `entry ${source.entryId} of ${source.staff} in ${source.period}`;
    case 'observation':
      return `observation ${source.observation}`;
    case 'complaint':
      return `a complaint: ${source.text}`;
    case 'finding':
      return `a finding: ${source.text}`;
  }
}
