import type { AppealSubject, Remedy } from '#domain';
import type { AppealFile, FileDecision } from '#read-models';
import { clockTable, dueText, factLines, historyTable } from './case-parts.js';
import { formatPoints } from './format-score.js';

/** The file of an appeal as a person reads it at a terminal. */
export function describeAppeal(file: AppealFile): string {
  const { appeal, staff, staffName, status, instance, knownAt } = file;
  const view = knownAt === undefined ? '' : `, as known at ${knownAt}`;
  return [
    `Appeal ${appeal} of ${staff}${staffName !== null && staffName !== staff ? ` (${staffName})` : ''}${view}`,
    `${status}, instance ${instance}`,
    '',
    ...factLines([
      ['unit', file.unit],
      [
        'filed',
        `${file.filedOn} by ${file.filedBy}, could until ${file.fileBy}${file.outOfTime ? ': OUT OF TIME' : ''}`,
      ],
      ['late because', file.lateReason],
      ['due', dueText(file.due)],
      ['beside that', besides(file)],
      ['panel', file.panel.map((one) => memberText(one, file.chair)).join(', ')],
      ['evidence', file.evidence.map(({ evidence, party }) => `${evidence} (${party})`).join(', ')],
    ]),
    ...file.issues.flatMap(({ issue, subject, grounds, disposition }) => [
      '',
      `Issue ${issue}: ${subjectText(subject)}${disposition === undefined ? '' : ` – ${disposition}`}`,
      `  ${grounds}`,
    ]),
    ...file.decisions.flatMap(decisionLines),
    '',
    clockTable(file.deadlines),
    '',
    historyTable(file.history),
  ].join('\n');
}

const besides = ({ held, stayed, extended }: AppealFile): string =>
  [held && 'on hold', stayed && 'stayed', extended && 'extended'].filter(Boolean).join(', ');

function memberText({ member, standing }: AppealFile['panel'][number], chair: string | undefined): string {
  const words = [member === chair && 'chair', standing !== 'sits' && standing].filter(Boolean);
  return words.length === 0 ? member : `${member} (${words.join(', ')})`;
}

const decisionLines = ({ instance, decidedOn, issues, dissents, service }: FileDecision): string[] => [
  '',
  `Decided by instance ${instance} on ${decidedOn}${service ? `, counts from ${service.countsFrom}` : ', not served yet'}`,
  ...issues.flatMap(({ issue, disposition, remedies, reasons }) => [
    `  ${issue}: ${disposition}${remedies.length > 0 ? ` – ${remedies.map(remedyText).join('; ')}` : ''}`,
    `     ${reasons}`,
  ]),
  ...dissents.map(
    ({ member, issue, disposition, opinion }) =>
      `  dissent of ${member} on ${issue}: ${disposition}${opinion === undefined ? '' : ` – ${opinion}`}`,
  ),
];

function subjectText(subject: AppealSubject): string {
  switch (subject.kind) {
    case 'entry':
      return `entry ${subject.entryId} in ${subject.period}`;
    case 'score':
      return `score of ${subject.period}`;
    case 'finding':
      return `finding of case ${subject.case}`;
    case 'sanction':
      return `sanction ${subject.sanction} of case ${subject.case}`;
  }
}

function remedyText(remedy: Remedy): string {
  switch (remedy.kind) {
    case 'reverse-entry':
      return `reverse entry ${remedy.entryId}`;
    case 'correct-entry':
      return `correct entry ${remedy.entryId} to ${formatPoints(remedy.points)}`;
    case 'set-aside-finding':
      return `set the finding of case ${remedy.case} aside`;
    case 'reduce-share':
      return `reduce the share in case ${remedy.case} to ${remedy.share} ‰`;
    case 'lift-sanction':
      return `lift sanction ${remedy.sanction}`;
    case 'shorten-sanction':
      return `sanction ${remedy.sanction} ends on ${remedy.until}`;
  }
}
