import { DomainError } from '../domain-error.js';
import { whoMay } from '../duty/who-may.js';
import { requireIdentifier } from '../identifier.js';
import type { AppealCase } from './appeal-case.js';
import { refOf } from './clock.js';
import type { AppealCommand } from './commands.js';
import type { AppealEvent } from './events.js';
import { requireReason } from './require-said.js';
import { requireParty, requireReviewer } from './who-acts.js';

const sitsOn = ({ panel }: AppealCase, id: string): boolean =>
  panel.some(({ member, standing }) => member === id && standing !== 'recused');

/** Whom a challenge counts for: a side, whoever speaks for it, or a member of the panel. */
export function challengingSide({ panel }: AppealCase, person: string, staff: string): string {
  if (person === staff) return 'appellant';
  return panel.some(({ member }) => member === person) ? person : 'office';
}

/**
 * By either side, or by a member of the panel; once for each member, for every challenge suspends them. What comes up
 * later is said to whoever forms the panel, who may replace the member.
 */
export function challengeMember(
  appeal: AppealCase,
  command: AppealCommand<'ChallengeMember'>,
): AppealEvent[] {
  const { by, challenge, member, reason } = command;
  if (!sitsOn(appeal, by.id)) requireParty(appeal, command);
  requireIdentifier('challenge', challenge);
  const known = appeal.challenges.get(challenge);
  if (known?.decided) throw decided(challenge);
  if (known?.member === member) return [];
  if (!sitsOn(appeal, member)) {
    throw new DomainError('not-on-panel', `${member} is not on the panel`, 'member');
  }
  const pending = [...appeal.challenges].find(
    ([id, one]) => !one.decided && (id === challenge || one.member === member),
  );
  if (pending) {
    const [id, one] = pending;
    throw new DomainError(
      'challenge-pending',
      `challenge ${id} of ${one.member} is not decided yet`,
      'member',
    );
  }
  const side = challengingSide(appeal, by.id, command.staff);
  const before = [...appeal.challenges].find(([, one]) => one.member === member && one.side === side);
  if (before) throw decided(before[0]);
  requireReason(reason);
  return [
    {
      type: 'MemberChallenged',
      data: { ...refOf(command), challenge, member, challengedBy: by.id, reason },
    },
  ];
}

/** By somebody outside the panel: nobody judges their own bench. */
export function decideChallenge(
  appeal: AppealCase,
  command: AppealCommand<'DecideChallenge'>,
): AppealEvent[] {
  const { by, challenge, outcome, reason } = command;
  requireReviewer(appeal, command, whoMay.decideChallenge);
  if (sitsOn(appeal, by.id)) {
    throw new DomainError('took-part', `${by.id} is on the panel; somebody else decides on the challenge`);
  }
  const known = appeal.challenges.get(challenge);
  if (!known) {
    throw new DomainError('unknown-challenge', `there is no challenge ${challenge}`, 'challenge');
  }
  if (known.decided) throw decided(challenge);
  requireReason(reason);
  const { member } = known;
  return [
    {
      type: 'ChallengeDecided',
      data: { ...refOf(command), challenge, member, decidedBy: by.id, outcome, reason },
    },
  ];
}

const decided = (challenge: string): DomainError =>
  new DomainError(
    'challenge-decided',
    `challenge ${challenge} is decided; a side challenges a member once`,
    'challenge',
  );
