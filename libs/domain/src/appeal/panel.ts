import { DomainError } from '../domain-error.js';
import { whoMay } from '../duty/who-may.js';
import { requireIdentifier } from '../identifier.js';
import type { AppealCase } from './appeal-case.js';
import { refOf } from './clock.js';
import type { AppealCommand } from './commands.js';
import type { AppealEvent } from './events.js';
import { requireIndependent } from './independence.js';
import { requireReviewer } from './who-acts.js';

export function formPanel(appeal: AppealCase, command: AppealCommand<'FormPanel'>): AppealEvent[] {
  const { by, chair, members } = command;
  requireReviewer(appeal, command, whoMay.formPanel);
  requirePanel(chair, members);
  members.forEach((member, index) => requireIndependent(appeal, member, command, `members.${index}`));
  return [{ type: 'PanelFormed', data: { ...refOf(command), formedBy: by.id, chair, members } }];
}

/** @throws DomainError `member-not-recused`, `invalid-panel`, or why whoever joins is not independent */
export function replaceMember(appeal: AppealCase, command: AppealCommand<'ReplaceMember'>): AppealEvent[] {
  const { by, leaves, joins, chair } = command;
  requireReviewer(appeal, command, whoMay.formPanel);
  const leaving = appeal.panel.find(({ member }) => member === leaves);
  if (leaving?.standing !== 'recused') {
    throw new DomainError(
      'member-not-recused',
      `${leaves} is no recused member of the panel; only a recused member is replaced`,
      'leaves',
    );
  }
  const staying = appeal.panel.filter((one) => one !== leaving);
  requirePanel(chair, [...staying.map(({ member }) => member), joins], 'joins');
  if (staying.some(({ member, standing }) => member === chair && standing === 'recused')) {
    throw new DomainError('invalid-panel', `${chair} was recused and cannot preside`, 'chair');
  }
  requireIndependent(appeal, joins, command, 'joins');
  return [{ type: 'MemberReplaced', data: { ...refOf(command), replacedBy: by.id, leaves, joins, chair } }];
}

/** @throws DomainError `invalid-panel`, `invalid-identifier` */
function requirePanel(chair: string, members: readonly string[], field = 'members'): void {
  const refused = (message: string, at = field): DomainError => new DomainError('invalid-panel', message, at);
  for (const member of members) requireIdentifier(field, member);
  if (members.length % 2 === 0) throw refused('a panel has an odd number of members; else votes may tie');
  if (new Set(members).size < members.length) throw refused('nobody sits on a panel twice');
  if (!members.includes(chair)) throw refused(`${chair} is not on the panel; the chair is a member`, 'chair');
}
