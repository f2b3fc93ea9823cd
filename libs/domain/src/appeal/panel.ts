import { DomainError } from '../domain-error.js';
import { whoMay } from '../duty/who-may.js';
import { requireIdentifier } from '../identifier.js';
import type { AppealCase, PanelMember } from './appeal-case.js';
import { refOf } from './clock.js';
import type { AppealCommand } from './commands.js';
import type { AppealEvent } from './events.js';
import { requireIndependent } from './independence.js';
import { requireReason } from './require-said.js';
import { requireReviewer } from './who-acts.js';

export function formPanel(appeal: AppealCase, command: AppealCommand<'FormPanel'>): AppealEvent[] {
  const { by, chair, members } = command;
  requireReviewer(appeal, command, whoMay.formPanel);
  requirePanel(chair, members);
  members.forEach((member, index) => requireIndependent(appeal, member, command, `members.${index}`));
  return [{ type: 'PanelFormed', data: { ...refOf(command), formedBy: by.id, chair, members } }];
}

/**
 * A recused member is replaced, and so is one who cannot go on, for a reason that is on record.
 * @throws DomainError `invalid-panel`, why `leaves` stays, or why whoever joins is not independent
 */
export function replaceMember(appeal: AppealCase, command: AppealCommand<'ReplaceMember'>): AppealEvent[] {
  const { by, leaves, joins, chair, reason } = command;
  requireReviewer(appeal, command, whoMay.formPanel);
  const leaving = appeal.panel.find(({ member }) => member === leaves);
  if (!leaving) throw new DomainError('not-on-panel', `${leaves} is not on the panel`, 'leaves');
  requireReplaceable(appeal, leaving, command);
  const staying = appeal.panel.filter((one) => one !== leaving);
  requirePanel(chair, [...staying.map(({ member }) => member), joins], 'joins');
  if (staying.some(({ member, standing }) => member === chair && standing === 'recused')) {
    throw new DomainError('invalid-panel', `${chair} was recused and cannot preside`, 'chair');
  }
  requireIndependent(appeal, joins, command, 'joins');
  const data = { ...refOf(command), replacedBy: by.id, leaves, joins, chair };
  return [{ type: 'MemberReplaced', data: { ...data, ...(reason !== undefined && { reason }) } }];
}

/** Nobody on the panel says of another member that they cannot go on: else a majority would choose itself. */
function requireReplaceable(
  { panel }: AppealCase,
  { member, standing }: PanelMember,
  { by, reason }: AppealCommand<'ReplaceMember'>,
): void {
  if (standing === 'recused') return;
  if (standing === 'challenged') {
    throw new DomainError(
      'challenge-pending',
      `${member} is challenged; decide on that before they are replaced`,
      'leaves',
    );
  }
  if (panel.some((one) => one.member === by.id)) {
    throw new DomainError('took-part', `${by.id} is on the panel; somebody else replaces its members`);
  }
  requireReason(reason ?? '');
}

/** @throws DomainError `invalid-panel`, `invalid-identifier` */
function requirePanel(chair: string, members: readonly string[], field = 'members'): void {
  const refused = (message: string, at = field): DomainError => new DomainError('invalid-panel', message, at);
  for (const member of members) requireIdentifier(field, member);
  if (members.length % 2 === 0) throw refused('a panel has an odd number of members; else votes may tie');
  if (new Set(members).size < members.length) throw refused('nobody sits on a panel twice');
  if (!members.includes(chair)) throw refused(`${chair} is not on the panel; the chair is a member`, 'chair');
}
