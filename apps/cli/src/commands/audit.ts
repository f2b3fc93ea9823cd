import { InvalidArgumentError, type Command } from 'commander';
import type { Actor } from '#domain';
import { subjectKinds, type AuditLine, type AuditSubject, type Page } from '#read-models';
import { globalsOf, withReadModels } from '../context.js';
import { formatPoints, signed } from '../output/format-score.js';
import { outputWidth, print } from '../output/print.js';
import { formatTable } from '../output/table.js';

export function addAudit(program: Command): void {
  program
    .command('audit')
    .description('every event that touches a subject: who, when, what, before and after, why')
    .argument(
      '<subject>',
      `kind:id, the kind one of ${subjectKinds.join(', ')}; e.g. staff:S-01, rulebook:1`,
      subjectOf,
    )
    .option('--limit <n>', 'lines on a page', Number, 50)
    .option('--after <cursor>', 'the next page, as the page before says')
    .option('--oldest-first', 'from the beginning')
    .action(
      async (
        subject: AuditSubject,
        { limit, after, oldestFirst }: { limit: number; after?: string; oldestFirst?: boolean },
        command: Command,
      ) => {
        const globals = globalsOf(command);
        const page = await withReadModels(globals, (readModels) =>
          readModels.audit(subject, { limit, after, order: oldestFirst ? 'oldest' : 'newest' }),
        );
        print(globals, page, () => auditTable(page));
      },
    );
}

function subjectOf(text: string): AuditSubject {
  const [kind = '', ...id] = text.split(':');
  const known = subjectKinds.find((one) => one === kind);
  if (!known || id.length === 0) {
    throw new InvalidArgumentError(
      `Name a kind and an id, e.g. staff:S-01. Kinds: ${subjectKinds.join(', ')}.`,
    );
  }
  return { kind: known, id: id.join(':') };
}

function auditTable({ rows, next }: Page<AuditLine>): string {
  const table = formatTable<AuditLine>(
    [
      { title: 'event', value: ({ position }) => String(position), align: 'right' },
      { title: 'recorded (UTC)', value: ({ recordedAt }) => recordedAt.slice(0, 19).replace('T', ' ') },
      { title: 'occurred', value: ({ occurredOn }) => occurredOn ?? '' },
      { title: 'by', value: ({ actor }) => describeActor(actor), flexible: true },
      { title: 'what', value: ({ what }) => what, flexible: true },
      { title: 'total before → after', value: describeEffect },
      { title: 'why', value: ({ reason }) => reason ?? '', flexible: true },
    ],
    rows,
    outputWidth(),
  );
  return next === undefined ? table : `${table}\n\nMore: --after ${next}`;
}

function describeActor(actor: Actor): string {
  switch (actor.kind) {
    case 'person':
      return `${actor.id}, ${actor.role}`;
    case 'rule':
      return `${actor.id} v${actor.rulebookVersion}`;
    case 'system':
      return actor.id;
  }
}

function describeEffect({ effect }: AuditLine): string {
  if (!effect) return '';
  const { before, after } = effect.total;
  return `${formatPoints(before)} → ${formatPoints(after)} (${signed(after - before)})`;
}
