import { setDeadline } from '../casework/deadlines.js';
import { DomainError } from '../domain-error.js';
import { sameContent } from '../rulebook/same-content.js';
import type { AppealCase, DocketState } from './appeal-case.js';
import { clockOf, refOf } from './clock.js';
import type { AppealCommand } from './commands.js';
import { requireDispositions, type Weighed } from './dispositions.js';
import type { AppealEvent } from './events.js';
import { requireIndependent } from './independence.js';
import { dissentsOf, requireMajority, requireQuorum } from './majority.js';
import { requireSaid } from './require-said.js';
import { requireMember } from './who-acts.js';

const weighed = (
  appeal: AppealCase,
  docket: DocketState,
  { standing }: AppealCommand<'CastVote' | 'DecideAppeal'>,
): Weighed => ({ appeal, docket, standing: standing ?? new Map() });

export function castVote(
  appeal: AppealCase,
  command: AppealCommand<'CastVote'>,
  docket: DocketState,
): AppealEvent[] {
  const { by, votes, opinion } = command;
  const { vote } = requireMember(appeal, command);
  requireDispositions(votes, weighed(appeal, docket, command), 'votes');
  if (vote && sameContent(vote.votes, votes) && vote.opinion === opinion) return [];
  return [
    {
      type: 'VoteCast',
      data: { ...refOf(command), member: by.id, votes, ...(opinion !== undefined && { opinion }) },
    },
  ];
}

/** The chair puts down what the majority voted for, with the reasons. */
export function decideAppeal(
  appeal: AppealCase,
  command: AppealCommand<'DecideAppeal'>,
  docket: DocketState,
): AppealEvent[] {
  const { by, issues, today, policy } = command;
  const { panel, chair, instance } = appeal;
  requireMember(appeal, command);
  if (by.id !== chair) throw new DomainError('not-chair', `the chair, ${chair}, puts down the decision`);
  requireQuorum(panel);
  // Whoever voted may have taken part since, or come to stand under somebody who did.
  for (const { member } of panel) requireIndependent(appeal, member, command);
  requireDispositions(issues, weighed(appeal, docket, command), 'issues');
  issues.forEach(({ reasons }, index) =>
    requireSaid('missing-reason', `issues.${index}.reasons`, reasons, 'say why'),
  );
  requireMajority(panel, issues);
  return [
    {
      type: 'AppealDecided',
      data: {
        ...refOf(command),
        instance,
        decidedBy: by.id,
        decidedOn: today,
        issues,
        panel: panel.map(({ member }) => member),
        dissents: dissentsOf(panel, issues),
      },
    },
    setDeadline(clockOf(command), 'service', policy.appeal.serve, today),
  ];
}
