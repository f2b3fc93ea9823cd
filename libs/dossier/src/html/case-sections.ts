import type { CaseFile } from '#read-models';
import { formatPoints } from '#scoring';
import { html, type Markup, type Part } from './markup.js';
import { badge, day, facts, list, moment, part, said, section, table, type Who } from './parts.js';
import { circumstanceWords, permille, plain, sourceWords } from './words.js';

/** Where the case stands, in a few facts. */
export function caseAtAGlance(file: CaseFile, who: Who): Part {
  return [
    html`<p class="badges">${badge('plain', plain(file.status))}</p>`,
    file.partOf !== undefined &&
      html`<p class="then">
        As it concerns ${who(file.partOf)}: what is about other persons alone is left out.
      </p>`,
    facts([
      ['What went wrong', said(file.description)],
      ['Opened from', sourceWords(file.source)],
      ['Day of the fault', file.occurredOn],
      ['Nobody is held to it after', file.limitationEnds],
      ['Unit', file.unit],
      ['Process', file.process],
      ['Opened', html`${file.openedOn}, by ${who(file.openedBy)}`],
      ['Investigator', file.investigator !== undefined && who(file.investigator)],
      ['Decided', file.decidedOn],
      [
        'Stays with the organisation',
        file.organizationShare !== undefined && permille(file.organizationShare),
      ],
    ]),
  ];
}

export const caseSections = (file: CaseFile, who: Who): Markup[] => [
  section('persons', 'Persons', ...persons(file, who)),
  section('findings', 'Proposals and decision', ...findings(file, who)),
  section('sanctions', 'Sanctions and corrective action', ...consequences(file, who)),
];

function persons({ persons: named }: CaseFile, who: Who): Part[] {
  if (named.length === 0) return [html`<p class="none">Nobody is named.</p>`];
  return named.map(
    (one) =>
      html`<article>
        <h3>${who(one.staff)}, ${one.part}</h3>
        ${facts([
          ['Named', html`${moment(one.named.at)} by ${who(one.named.by)}`],
          [
            'Released',
            one.released &&
              html`${moment(one.released.at)} by ${who(one.released.by)}: ${said(one.released.reason)}`,
          ],
          ['Circumstances', list(circumstanceWords(one.circumstances))],
          ['Invited to state', one.invitedAt !== undefined && moment(one.invitedAt)],
          ['Statement', list(one.statements.map(({ text, at }) => html`${moment(at)} ${said(text)}`))],
          ['Defence', list(one.defences.map(({ text, at }) => html`${moment(at)} ${said(text)}`))],
          ['Tolerated', one.tolerance && tolerated(one.tolerance, who)],
          ['Share', one.share !== undefined && permille(one.share)],
          [
            'Finding',
            one.finding &&
              html`${one.finding.liable ? 'liable' : 'not liable'}: ${said(one.finding.reasons)}`,
          ],
          [
            'Changed on appeal',
            one.finding &&
              list(
                one.finding.varied.map(
                  ({ appeal, share, at }) => html`${moment(at)} to ${permille(share)} by appeal ${appeal}`,
                ),
              ),
          ],
        ])}
      </article>`,
  );
}

const tolerated = (one: NonNullable<CaseFile['persons'][number]['tolerance']>, who: Who): Part =>
  html`experiment ${one.experiment}, by ${who(one.by)}: ${said(one.inexperience)} ${said(one.exploration)}
  ${said(one.commonGood)}`;

function findings(file: CaseFile, who: Who): Part[] {
  return [
    file.proposals.length === 0 && html`<p class="none">No findings were proposed.</p>`,
    ...file.proposals.map((one) => [
      part('Proposed'),
      facts([
        ['When', html`${moment(one.at)} by ${who(one.by)}`],
        ['Summary', said(one.summary)],
        [
          'Shares',
          list(one.shares.persons.map(({ staff, share }) => html`${who(staff)}: ${permille(share)}`)),
        ],
        ['Organisation', permille(one.shares.organization)],
      ]),
    ]),
    ...file.decisions.map((one) => [
      part(`Decided ${one.decidedOn}`),
      table(
        'Findings',
        ['person', 'finding', 'share', 'reasons'],
        one.findings.map(({ staff, liable, share, reasons }) => [
          who(staff),
          liable ? 'liable' : 'not liable',
          permille(share),
          said(reasons),
        ]),
      ),
    ]),
    file.entries.length > 0 &&
      table(
        'Entries that follow, and what is left of them',
        ['entry', 'whose', 'period', 'indicator', 'points', 'now', 'standing'],
        file.entries.map((one) => [
          one.entryId,
          who(one.staff),
          one.period,
          one.indicator,
          formatPoints(-one.points),
          formatPoints(-one.pointsNow),
          one.standing,
        ]),
      ),
  ];
}

function consequences({ sanctions, actions }: CaseFile, who: Who): Part[] {
  return [
    table(
      'Sanctions',
      ['person', 'rung', 'from', 'last day', 'stands', 'reasons'],
      sanctions.map(({ staff, rung, from, until, status, reasons }) => [
        who(staff),
        plain(rung),
        day(from),
        until === null ? 'takes no time' : day(until),
        status,
        said(reasons),
      ]),
      'No sanction was imposed.',
    ),
    table(
      'Corrective actions',
      ['action', 'owner', 'due by', 'stands', 'done', 'effect'],
      actions.map(({ text, owner, dueBy, status, completions, verifications }) => [
        said(text),
        who(owner),
        day(dueBy),
        status,
        list(completions.map((one) => html`${moment(one.at)} ${said(one.text)}`)),
        list(
          verifications.map(
            (one) =>
              html`${one.verifiedOn}, ${who(one.by)}: ${one.effective ? 'effective' : 'no effect'}
              ${said(one.reason)}${one.repairs.map(({ staff, back }) => html`; ${formatPoints(back)} points back to ${who(staff)}`)}`,
          ),
        ),
      ]),
      'No corrective action was ordered.',
    ),
  ];
}
