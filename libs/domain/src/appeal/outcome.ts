import { setDeadline } from '../casework/deadlines.js';
import { lastDay } from '../clock/time-limits.js';
import { DomainError } from '../domain-error.js';
import { requirePast } from '../require-past.js';
import type { AppealCase } from './appeal-case.js';
import { admissionDue, clockOf, refOf } from './clock.js';
import type { AppealCommand } from './commands.js';
import type { AppealEvent } from './events.js';
import { requireSaid } from './require-said.js';
import { requireAppellantOrClerk, requireDayOfReceipt, requireReviewer } from './who-acts.js';

/** What was published counts as served once the time of a public notice has passed; everything else at once. */
export function serveDecision(appeal: AppealCase, command: AppealCommand<'ServeDecision'>): AppealEvent[] {
  const { by, servedOn, manner, today, calendar, policy } = command;
  const { instance } = appeal;
  const { decidedOn } = appeal.decision!;
  requireReviewer(appeal, command);
  requirePast('servedOn', servedOn, today);
  if (servedOn < decidedOn) {
    throw new DomainError(
      'before-the-matter',
      `servedOn ${servedOn} lies before the decision, ${decidedOn}`,
      'servedOn',
    );
  }
  const countsFrom =
    manner === 'public-notice' ? lastDay(servedOn, policy.appeal.publicNotice, calendar) : servedOn;
  return [
    {
      type: 'DecisionServed',
      data: { ...refOf(command), instance, servedBy: by.id, manner, servedOn, countsFrom },
    },
    ...(instance === 1
      ? [setDeadline(clockOf(command), 'escalation', policy.appeal.escalate, countsFrom)]
      : []),
  ];
}

/** The second instance is the last: its decision is final with its effect. */
export function recordEffect(appeal: AppealCase, command: AppealCommand<'RecordEffect'>): AppealEvent[] {
  const { instance, done } = command;
  if (!appeal.effectDue.has(instance)) return [];
  const ref = { ...refOf(command), instance };
  return [
    { type: 'DecisionTookEffect', data: { ...ref, done } },
    ...(instance === 2 ? [{ type: 'AppealBecameFinal' as const, data: ref }] : []),
  ];
}

/** Late escalations are taken as well; leave is decided on. */
export function escalateAppeal(appeal: AppealCase, command: AppealCommand<'EscalateAppeal'>): AppealEvent[] {
  const { by, grounds, escalatedOn, lateReason } = command;
  requireAppellantOrClerk(appeal, command);
  if (appeal.instance === 2) {
    throw new DomainError('appealed-to-the-end', 'the second instance is the last one', 'appeal');
  }
  requireSaid('missing-grounds', 'grounds', grounds, 'say what is not right about the decision');
  requireDayOfReceipt('escalatedOn', escalatedOn, command);
  const { servedOn } = appeal;
  const escalateBy = appeal.escalateBy!;
  if (servedOn !== undefined && escalatedOn < servedOn) {
    throw new DomainError(
      'before-the-matter',
      `escalatedOn ${escalatedOn} lies before the service of the decision, ${servedOn}`,
      'escalatedOn',
    );
  }
  return [
    {
      type: 'AppealEscalated',
      data: {
        ...refOf(command),
        escalatedBy: by.id,
        escalatedOn,
        escalateBy,
        grounds,
        outOfTime: escalatedOn > escalateBy,
        ...(lateReason !== undefined && { lateReason }),
      },
    },
    admissionDue(command, escalatedOn),
  ];
}

/** Nothing follows while there is time to escalate. */
export function finalizeAppeal(appeal: AppealCase, command: AppealCommand<'FinalizeAppeal'>): AppealEvent[] {
  const { instance, escalateBy } = appeal;
  if (command.today <= escalateBy!) return [];
  return [{ type: 'AppealBecameFinal', data: { ...refOf(command), instance } }];
}
