import { DomainError } from '../domain-error.js';
import type { AppealCase, DocketState } from './appeal-case.js';
import { refOf } from './clock.js';
import type { AppealCommand } from './commands.js';
import type { AppealEvent } from './events.js';
import { requireReason } from './require-said.js';
import { requireReviewer } from './who-acts.js';

/** A sanction of the appellant. */
export interface OneSanction {
  readonly case: string;
  readonly sanction: string;
}

/** @throws DomainError `nothing-to-stay` where only entries and scores are contested: points count from the day they stand */
export function grantStay(appeal: AppealCase, command: AppealCommand<'GrantStay'>): AppealEvent[] {
  const { by, reason } = command;
  requireReviewer(appeal, command);
  if (!appeal.issues.some(({ subject }) => subject.kind === 'finding' || subject.kind === 'sanction')) {
    throw new DomainError(
      'nothing-to-stay',
      `appeal ${appeal.appeal} contests entries and scores alone; a stay keeps sanctions from running, not points from counting`,
      'appeal',
    );
  }
  if (appeal.stayed) throw new DomainError('stayed', 'a stay was granted already', 'appeal');
  requireReason(reason);
  return [{ type: 'StayGranted', data: { ...refOf(command), grantedBy: by.id, reason } }];
}

export function liftStay(appeal: AppealCase, command: AppealCommand<'LiftStay'>): AppealEvent[] {
  const { by, reason } = command;
  requireReviewer(appeal, command);
  if (!appeal.stayed) throw new DomainError('not-stayed', 'there is no stay to lift', 'appeal');
  requireReason(reason);
  return [{ type: 'StayLifted', data: { ...refOf(command), liftedBy: by.id, reason } }];
}

/**
 * The appeal whose stay keeps a sanction from running: it contests the sanction, or the finding that it follows from.
 * @param but one of which this is not asked
 */
export function stayOn(
  { appeals }: DocketState,
  sanction: OneSanction,
  but?: string,
): AppealCase | undefined {
  return [...appeals.values()].find(
    (one) => one.stayed && one.appeal !== but && contestsSanction(one, sanction),
  );
}

const contestsSanction = ({ issues }: AppealCase, { case: id, sanction }: OneSanction): boolean =>
  issues.some(
    ({ subject }) =>
      (subject.kind === 'finding' && subject.case === id) ||
      (subject.kind === 'sanction' && subject.case === id && subject.sanction === sanction),
  );
