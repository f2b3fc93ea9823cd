import { isCalendarDate } from '../calendar-date.js';
import { DomainError } from '../domain-error.js';
import { requirePast } from '../require-past.js';
import type { AppealCase } from './appeal-case.js';
import { refOf } from './clock.js';
import type { AppealCommand } from './commands.js';
import type { AppealEvent } from './events.js';
import { requireSaid } from './require-said.js';
import { requireMember } from './who-acts.js';

export function scheduleHearing(
  appeal: AppealCase,
  command: AppealCommand<'ScheduleHearing'>,
): AppealEvent[] {
  const { by, on, place, today } = command;
  requireMember(appeal, command);
  if (!isCalendarDate(on)) throw new DomainError('invalid-date', `on "${on}" is not a date`, 'on');
  if (on < today) {
    throw new DomainError(
      'before-the-matter',
      `on ${on} has passed; a hearing is set for a day to come`,
      'on',
    );
  }
  requireSaid('missing-text', 'place', place, 'say where');
  return [{ type: 'HearingScheduled', data: { ...refOf(command), scheduledBy: by.id, on, place } }];
}

/** It may have been held on another day than the one it was set for. */
export function recordHearing(appeal: AppealCase, command: AppealCommand<'RecordHearing'>): AppealEvent[] {
  const { by, on, minutes, today } = command;
  requireMember(appeal, command);
  requirePast('on', on, today);
  if (on < appeal.filedOn) {
    throw new DomainError(
      'before-the-matter',
      `on ${on} lies before the day of the filing, ${appeal.filedOn}`,
      'on',
    );
  }
  requireSaid('missing-text', 'minutes', minutes, 'say what was said');
  return [{ type: 'HearingHeld', data: { ...refOf(command), recordedBy: by.id, on, minutes } }];
}

export function beginDeliberation(
  appeal: AppealCase,
  command: AppealCommand<'BeginDeliberation'>,
): AppealEvent[] {
  requireMember(appeal, command);
  return [{ type: 'DeliberationBegun', data: { ...refOf(command), begunBy: command.by.id } }];
}
