import { formatPoints } from '#scoring';
import type { Dossier, DossierEntry, DossierEvidence, DossierProcess, DossierRulebook } from '../dossier.js';
import { html, type Markup, type Part } from './markup.js';
import { badge, byWhom, day, facts, list, moment, part, said, section, table, type Who } from './parts.js';
import { limitWords, permille } from './words.js';

/** What the matter rests on: the work, the entries, the rules and the evidence. */
export const matterSections = (dossier: Dossier, who: Who): Markup[] => [
  section(
    'process',
    'Work, and who held which post',
    ...dossier.processes.map((one) => processTable(one, who)),
    dossier.processes.length === 0 && html`<p class="none">No process is part of the matter.</p>`,
  ),
  section(
    'entries',
    'Entries and their life',
    ...dossier.entries.map((one) => entryPart(one, who)),
    dossier.entries.length === 0 && html`<p class="none">No entry is part of the matter.</p>`,
  ),
  section('rules', 'Rules in force', ...dossier.rulebooks.map(rulebookPart)),
  section('evidence', 'Evidence', evidenceTable(dossier.evidence, who)),
];

function processTable({ process, steps }: DossierProcess, who: Who): Part {
  return table(
    `Process ${process}: every step that is recorded`,
    [
      'event',
      'record',
      'activity',
      'finished',
      'due',
      'by',
      'posts held that day',
      'supervisor',
      'known since (UTC)',
    ],
    steps.map((step) => [
      step.position,
      [step.record, step.concerned && html` ${badge('plain', 'concerned')}`],
      [step.activity, step.occurrence > 1 && html` <small>no ${step.occurrence}</small>`],
      day(step.occurredOn),
      day(step.dueOn ?? step.plannedOn),
      [
        step.staff === undefined ? 'nobody named' : who(step.staff),
        step.attribution !== undefined && html` <small>(opened the process)</small>`,
      ],
      step.held.length > 0
        ? list(
            step.held.map(
              ({ post, unit, from, to }) => html`${post} in ${unit} <small>${from} – ${to}</small>`,
            ),
          )
        : step.post !== undefined && html`${step.post} in ${step.unit} <small>(by the record)</small>`,
      step.supervisor !== undefined && who(step.supervisor),
      moment(step.recordedAt),
    ]),
    'Nothing of this process was recorded.',
  );
}

function entryPart(entry: DossierEntry, who: Who): Part {
  const points = formatPoints(entry.kind === 'deduction' ? -entry.points : entry.points);
  const gone = entry.status !== 'posted';
  return html`<article>
    <h3>
      ${points} points under ${entry.indicator}, ${entry.occurredOn}
      ${badge(gone ? 'plain' : 'good', entry.status)}
    </h3>
    ${facts([
      ['Entry', entry.entryId],
      ['Account', html`${who(entry.staff)}, ${entry.period}`],
      ['Reason', said(entry.reason)],
      ['By', html`${entry.proposedBy}, ${entry.origin}`],
      ['Rule', entry.rule && `${entry.rule} of version ${entry.rulebookVersion}`],
      ['Rests on', [entry.process && `process ${entry.process}`, entry.record && `, record ${entry.record}`]],
      ['In place of', entry.corrects],
      ['Follows from case', entry.case],
    ])}
    ${table(
      'Its life',
      ['event', 'recorded (UTC)', 'what', 'by', 'why'],
      entry.life.map((step) => [
        step.position,
        moment(step.recordedAt),
        step.what,
        byWhom(step.actor, who),
        said(step.why),
      ]),
    )}
  </article>`;
}

function rulebookPart(book: DossierRulebook): Part {
  const { version, title, inForceFrom, publishedAt, position, procedure } = book;
  return html`<article>
    <h3>Version ${version}: ${title}</h3>
    ${facts([
      ['In force from', inForceFrom],
      ['Published', html`${moment(publishedAt)}, event ${position}`],
      [
        'Indicators',
        list(book.indicators.map(({ id, name, definition }) => html`${id} (${name}): ${said(definition)}`)),
      ],
      [
        'Rules',
        list(
          book.rules.map(
            (rule) =>
              html`${rule.id}: <code>${rule.when}</code> gives a ${rule.kind} of ${formatPoints(rule.points)}`,
          ),
        ),
      ],
      [
        'Rules for people',
        list(
          book.manualRules.map(
            (rule) =>
              html`${rule.id}: ${rule.title}, ${formatPoints(rule.least)} to ${formatPoints(rule.most)}`,
          ),
        ),
      ],
      ['Procedure', procedure && procedureWords(procedure)],
    ])}
  </article>`;
}

function procedureWords({ appeal, accountability }: NonNullable<DossierRulebook['procedure']>): Part {
  return html`in force when this file was opened: an appeal within ${limitWords(appeal.file)}, decided within
  ${limitWords(appeal.first.decide)}, to the second instance within ${limitWords(appeal.escalate)}, decided
  there within ${limitWords(appeal.second.decide)}; statement within ${limitWords(accountability.state)},
  defence within ${limitWords(accountability.defend)}, limitation ${limitWords(accountability.limitation)},
  main share ${permille(accountability.mainShare)}`;
}

const INTEGRITY: Readonly<Record<DossierEvidence['integrity'], Part>> = {
  intact: badge('good', 'intact'),
  damaged: badge('bad', 'damaged'),
  missing: badge('bad', 'missing'),
  reference: badge('plain', 'in another system'),
  unknown: badge('bad', 'never brought in'),
};

function evidenceTable(evidence: readonly DossierEvidence[], who: Who): Part {
  return [
    table(
      'Each file was read again, and the digest of its bytes compared with the one in the log',
      ['evidence', 'what', 'integrity', 'SHA-256 or address', 'brought in', 'named by'],
      evidence.map((one) => [
        one.evidence,
        [one.title, one.mediaType && html`<br /><small>${one.mediaType}, ${one.bytes} bytes</small>`],
        INTEGRITY[one.integrity],
        html`<code>${one.sha256 ?? one.url}</code>`,
        [
          one.by !== undefined && who(one.by),
          one.recordedAt !== undefined && html`<br />${moment(one.recordedAt)}`,
        ],
        list(one.namedBy),
      ]),
      'No evidence is part of the matter.',
    ),
    evidence.length > 0 &&
      part(
        'What is not here',
        html`<p>Files are not part of this dossier; they are kept under their digest.</p>`,
      ),
  ];
}
