import { resumeDeadlines, setDeadline, setDeadlineOn } from '../casework/deadlines.js';
import { lastDay } from '../clock/time-limits.js';
import { DomainError } from '../domain-error.js';
import { requireReadable } from '../evidence/evidence.js';
import type { AppealCase } from './appeal-case.js';
import { clockOf, instancePolicy, refOf } from './clock.js';
import type { AppealCommand } from './commands.js';
import type { AppealEvent } from './events.js';
import { requireReason } from './require-said.js';
import { appealOfAnother, requireReviewer } from './who-acts.js';

export function holdAppeal(appeal: AppealCase, command: AppealCommand<'HoldAppeal'>): AppealEvent[] {
  const { by, reason, today } = command;
  requireReviewer(appeal, command);
  if (appeal.heldSince !== undefined) {
    throw new DomainError('already-held', `the appeal is on hold since ${appeal.heldSince}`, 'appeal');
  }
  requireReason(reason);
  return [{ type: 'AppealHeld', data: { ...refOf(command), heldBy: by.id, on: today, reason } }];
}

/** Every deadline is put off by the days on which the clock stood. */
export function resumeAppeal(appeal: AppealCase, command: AppealCommand<'ResumeAppeal'>): AppealEvent[] {
  const { by, today } = command;
  const { heldSince, deadlines } = appeal;
  requireReviewer(appeal, command);
  if (heldSince === undefined) throw new DomainError('not-held', 'the appeal is not on hold', 'appeal');
  return [
    { type: 'AppealResumed', data: { ...refOf(command), resumedBy: by.id, on: today } },
    ...resumeDeadlines(clockOf(command), deadlines, heldSince, today),
  ];
}

/** Once, while there is time left. */
export function extendDecision(appeal: AppealCase, command: AppealCommand<'ExtendDecision'>): AppealEvent[] {
  const { by, reason, today, calendar } = command;
  requireReviewer(appeal, command);
  const { extension } = instancePolicy(appeal, command);
  if (appeal.extended) {
    throw new DomainError('already-extended', 'the time to decide was extended once', 'appeal');
  }
  const { dueBy, from, held } = appeal.deadlines.get('decision')!;
  if (!extension || today > dueBy) {
    const why = extension ? `it passed on ${dueBy}` : 'the rulebook allows none in this instance';
    throw new DomainError('no-extension', `the time to decide cannot be extended: ${why}`, 'appeal');
  }
  requireReason(reason);
  return [
    { type: 'DecisionExtended', data: { ...refOf(command), extendedBy: by.id, reason } },
    setDeadlineOn(clockOf(command), 'decision', lastDay(dueBy, extension, calendar), from, held),
  ];
}

/** By the appellant alone: the office cannot end what somebody else contests. */
export function withdrawAppeal(_: AppealCase, command: AppealCommand<'WithdrawAppeal'>): AppealEvent[] {
  const { by, staff, reason } = command;
  if (by.id !== staff) throw appealOfAnother(by.id, staff);
  requireReason(reason);
  return [{ type: 'AppealWithdrawn', data: { ...refOf(command), withdrawnBy: by.id, reason } }];
}

/** @throws DomainError `nothing-new` without evidence that nobody submitted before, `unknown-evidence` */
export function reopenAppeal(appeal: AppealCase, command: AppealCommand<'ReopenAppeal'>): AppealEvent[] {
  const { by, reason, evidence, today } = command;
  requireReviewer(appeal, command);
  requireReason(reason);
  if (evidence.length === 0) {
    throw new DomainError('nothing-new', 'name the evidence that came up', 'evidence');
  }
  const known = evidence.findIndex((id) => appeal.evidence.has(id));
  if (known >= 0) {
    throw new DomainError(
      'nothing-new',
      `evidence ${evidence[known]} was in the file before`,
      `evidence.${known}`,
    );
  }
  requireReadable(evidence, command);
  return [
    {
      type: 'AppealReopened',
      data: { ...refOf(command), reopenedBy: by.id, reason, evidence: [...new Set(evidence)] },
    },
    setDeadline(clockOf(command), 'decision', instancePolicy(appeal, command).decide, today),
  ];
}
