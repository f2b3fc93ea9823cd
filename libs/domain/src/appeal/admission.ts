import { setDeadline } from '../casework/deadlines.js';
import type { AppealCase } from './appeal-case.js';
import { admissionDue, clockOf, instancePolicy, refOf } from './clock.js';
import type { AppealCommand } from './commands.js';
import type { AppealEvent } from './events.js';
import { notNow } from './possible.js';
import { requireReason, requireSaid } from './require-said.js';
import { requireAppellantOrClerk, requireReviewer } from './who-acts.js';

export function returnFiling(appeal: AppealCase, command: AppealCommand<'ReturnFiling'>): AppealEvent[] {
  const { by, missing, today, policy } = command;
  requireReviewer(appeal, command);
  requireSaid('missing-text', 'missing', missing, 'say what is missing');
  return [
    { type: 'FilingReturned', data: { ...refOf(command), returnedBy: by.id, missing } },
    setDeadline(clockOf(command), 'completion', policy.appeal.complete, today),
  ];
}

/** Late or not: as long as admission was not refused, it is taken. */
export function completeFiling(appeal: AppealCase, command: AppealCommand<'CompleteFiling'>): AppealEvent[] {
  const { by, text, today } = command;
  requireAppellantOrClerk(appeal, command);
  requireSaid('missing-text', 'text', text, 'say what was missing');
  return [
    { type: 'FilingCompleted', data: { ...refOf(command), completedBy: by.id, text } },
    admissionDue(command, today),
  ];
}

export function decideLeave(
  appeal: AppealCase,
  command: AppealCommand<'GrantLeave' | 'RefuseLeave'>,
): AppealEvent[] {
  const { by, reason, today } = command;
  requireReviewer(appeal, command);
  requireReason(reason);
  const data = { ...refOf(command), decidedBy: by.id, reason };
  if (command.type === 'RefuseLeave') return [{ type: 'LeaveRefused', data }];
  return [{ type: 'LeaveGranted', data }, admissionDue(command, today)];
}

/** The time to decide begins. */
export function admitAppeal(appeal: AppealCase, command: AppealCommand<'AdmitAppeal'>): AppealEvent[] {
  requireReviewer(appeal, command);
  const { decide } = instancePolicy(appeal, command);
  return [
    { type: 'AppealAdmitted', data: { ...refOf(command), admittedBy: command.by.id } },
    setDeadline(clockOf(command), 'decision', decide, command.today),
  ];
}

/** Whoever was asked to complete a filing is not refused before the time for it has passed. */
export function refuseAdmission(
  appeal: AppealCase,
  command: AppealCommand<'RefuseAdmission'>,
): AppealEvent[] {
  const { by, reason, today } = command;
  requireReviewer(appeal, command);
  const completion = appeal.deadlines.get('completion');
  if (completion && today <= completion.dueBy) {
    throw notNow(command.type, `the filing can be completed until ${completion.dueBy}`);
  }
  requireReason(reason);
  return [{ type: 'AdmissionRefused', data: { ...refOf(command), decidedBy: by.id, reason } }];
}
