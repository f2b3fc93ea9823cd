import type { AppealFile } from '#read-models';
import { html, type Markup, type Part } from './markup.js';
import { badge, facts, list, moment, part, said, section, table, type Who } from './parts.js';
import { plain, remedyWords, subjectWords } from './words.js';

/** Where the appeal stands, in a few facts. */
export function appealAtAGlance(file: AppealFile, who: Who): Part {
  const { staff, unit, status, instance, filedOn, filedBy, knownOn, fileBy, outOfTime, lateReason } = file;
  return [
    html`<p class="badges">
      ${badge('plain', plain(status))} ${badge('plain', `instance ${instance}`)}
      ${outOfTime && badge('bad', 'filed out of time')} ${file.held && badge('plain', 'on hold')}
      ${file.stayed && badge('plain', 'stayed')} ${file.extended && badge('plain', 'decision extended')}
    </p>`,
    facts([
      ['Appellant', who(staff)],
      ['Unit', unit],
      ['Filed', html`${filedOn}, by ${who(filedBy)}`],
      ['Knew of it', html`${knownOn}; could file until ${fileBy}`],
      ['Why so late', said(lateReason)],
      ['Chair', file.chair !== undefined && who(file.chair)],
      ['Decided', file.decidedOn],
      ['Open deadline', file.due && html`${plain(file.due.deadline)} by ${file.due.dueBy}`],
    ]),
  ];
}

export const appealSections = (file: AppealFile, who: Who): Markup[] => [
  section('issues', 'Issues', ...file.issues.map((issue) => issuePart(issue, who))),
  section('course', 'Course', ...course(file, who)),
  section('panel', 'Panel and votes', ...panel(file, who)),
  section('decisions', 'Decisions', ...decisions(file, who)),
];

function issuePart(issue: AppealFile['issues'][number], who: Who): Part {
  return html`<article>
    <h3>Issue ${issue.issue}: ${subjectWords(issue.subject)}</h3>
    ${facts([
      ['Grounds', said(issue.grounds)],
      ['Of', html`${issue.occurredOn}, unit ${issue.unit}`],
      ['Under', [issue.indicator, issue.rule && ` by ${issue.rule}`]],
      ['Took part', list(issue.tookPart.map(({ person, as }) => html`${who(person)}, ${as}`))],
      ['Came to', issue.disposition && plain(issue.disposition)],
    ])}
  </article>`;
}

function course(file: AppealFile, who: Who): Part[] {
  const rows: (readonly [{ readonly by: string; readonly at: string }, Part, string | undefined])[] = [
    ...file.returns.map((one) => [one, 'returned to be completed', one.missing] as const),
    ...file.completions.map((one) => [one, 'completed', one.text] as const),
    ...file.admissions.map((one) => [one, plain(one.what), one.reason] as const),
    ...file.holds.map((one) => [one, `held from ${one.from} to ${one.to ?? 'now'}`, one.reason] as const),
    ...file.extensions.map((one) => [one, 'time to decide extended', one.reason] as const),
    ...file.stays.map((one) => [one, 'stay granted', one.reason] as const),
    ...file.stays.flatMap(({ lifted }) => (lifted ? [[lifted, 'stay lifted', lifted.reason] as const] : [])),
    ...(file.escalation
      ? [[file.escalation, 'taken to the second instance', file.escalation.grounds] as const]
      : []),
    ...file.hearings.map((one) => [one, `hearing set for ${one.on}, ${one.place}`, undefined] as const),
    ...file.hearings.flatMap(({ held }) => (held ? [[held, 'heard', held.minutes] as const] : [])),
    ...file.reopenings.map((one) => [one, 'reopened', one.reason] as const),
    ...(file.withdrawal ? [[file.withdrawal, 'withdrawn', file.withdrawal.reason] as const] : []),
  ];
  rows.sort(([a], [b]) => Date.parse(a.at) - Date.parse(b.at));
  return [
    table(
      'What was done beside the decision, in order',
      ['recorded (UTC)', 'what', 'by', 'why'],
      rows.map(([deed, what, why]) => [moment(deed.at), what, who(deed.by), said(why)]),
      'Nothing but the filing.',
    ),
  ];
}

function panel(file: AppealFile, who: Who): Part[] {
  return [
    ...file.panels.map((one) =>
      facts([
        [`Panel, instance ${one.instance}`, html`formed ${moment(one.at)} by ${who(one.by)}`],
        ['Chair', who(one.chair)],
        ['Members', list(one.members.map(who))],
        [
          'Replaced',
          list(
            one.replacements.map(
              ({ leaves, joins, reason }) =>
                html`${who(joins)} for ${who(leaves)}${reason === undefined ? '' : `: ${reason}`}`,
            ),
          ),
        ],
      ]),
    ),
    file.panels.length === 0 && html`<p class="none">No panel was formed.</p>`,
    file.challenges.length > 0 &&
      table(
        'Challenges for bias',
        ['member', 'challenged by', 'why', 'decided'],
        file.challenges.map(({ member, by, reason, decision }) => [
          who(member),
          who(by),
          said(reason),
          decision ? html`${decision.outcome} by ${who(decision.by)}: ${said(decision.reason)}` : 'open',
        ]),
      ),
    file.votes.length > 0 &&
      table(
        'Votes, every one that was cast',
        ['recorded (UTC)', 'member', 'instance', 'vote', 'opinion'],
        file.votes.map((vote) => [
          moment(vote.at),
          who(vote.by),
          vote.instance,
          list(vote.votes.map(({ issue, disposition }) => `${issue}: ${plain(disposition)}`)),
          said(vote.opinion),
        ]),
      ),
  ];
}

function decisions(file: AppealFile, who: Who): Part[] {
  if (file.decisions.length === 0) return [html`<p class="none">It is not decided.</p>`];
  return file.decisions.map((one) => [
    part(`Instance ${one.instance}, ${one.decidedOn}`),
    facts([
      ['Panel', list(one.panel.map(who))],
      ['Recorded', html`${moment(one.at)} by ${who(one.by)}`],
      ['Served', one.service && `${one.service.servedOn}, ${plain(one.service.manner)}`],
      ['Counts from', one.service?.countsFrom],
      ['Took effect', one.effect && moment(one.effect.at)],
    ]),
    table(
      'By issue',
      ['issue', 'came to', 'what changes', 'reasons', 'dissent'],
      one.issues.map(({ issue, disposition, remedies, reasons }) => [
        issue,
        plain(disposition),
        list(remedies.map(remedyWords)),
        said(reasons),
        list(
          one.dissents
            .filter((dissent) => dissent.issue === issue)
            .map(
              ({ member, disposition: other, opinion }) =>
                html`${who(member)}: ${plain(other)} ${said(opinion)}`,
            ),
        ),
      ]),
    ),
    one.effect &&
      table(
        'What became of the remedies',
        ['issue', 'remedy', 'outcome', 'event'],
        one.effect.done.map(({ issue, remedy, outcome, position }) => [
          issue,
          remedyWords(remedy),
          outcome,
          position > 0 && position,
        ]),
        'There was nothing to carry out.',
      ),
  ]);
}
