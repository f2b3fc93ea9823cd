import { DomainError } from '../domain-error.js';
import { sameContent } from '../rulebook/same-content.js';
import type { PanelMember } from './appeal-case.js';
import type { AppealDecided, IssueVote } from './decision-events.js';
import { remedyKey } from './subject.js';

type Dissent = AppealDecided['data']['dissents'][number];

/** Whether two members, or a member and the decision, want the same to become of an issue. */
export function sameOutcome(one: IssueVote, other: IssueVote): boolean {
  const inOrder = ({ remedies }: IssueVote) =>
    [...remedies].sort((a, b) => (remedyKey(a) < remedyKey(b) ? -1 : 1));
  return one.disposition === other.disposition && sameContent(inOrder(one), inOrder(other));
}

const votedOn = ({ vote }: PanelMember, issue: number): IssueVote =>
  vote!.votes.find((one) => one.issue === issue)!;

/** @throws DomainError `no-quorum` unless every member sits and has voted */
export function requireQuorum(panel: readonly PanelMember[]): void {
  const barred = panel.filter(({ standing }) => standing !== 'sits').map(({ member }) => member);
  if (barred.length > 0) {
    throw new DomainError(
      'no-quorum',
      `${barred.join(', ')} cannot take part; decide on the challenge, or replace who was recused`,
    );
  }
  const silent = panel.filter(({ vote }) => !vote).map(({ member }) => member);
  if (silent.length > 0) throw new DomainError('no-quorum', `${silent.join(', ')} did not vote yet`);
}

/** @throws DomainError `not-the-majority`, naming the issue, where not more than half of the panel voted for it */
export function requireMajority(panel: readonly PanelMember[], issues: readonly IssueVote[]): void {
  issues.forEach((decision, index) => {
    const agree = panel.filter((member) => sameOutcome(votedOn(member, decision.issue), decision)).length;
    if (agree * 2 > panel.length) return;
    throw new DomainError(
      'not-the-majority',
      `${agree} of ${panel.length} voted so on issue ${decision.issue}; more than half have to`,
      `issues.${index}`,
    );
  });
}

/** Who voted otherwise, issue by issue. */
export function dissentsOf(panel: readonly PanelMember[], issues: readonly IssueVote[]): Dissent[] {
  return issues.flatMap((decision) =>
    panel.flatMap((one): Dissent[] => {
      const voted = votedOn(one, decision.issue);
      if (sameOutcome(voted, decision)) return [];
      const { issue, disposition } = voted;
      const { opinion } = one.vote!;
      return [{ member: one.member, issue, disposition, ...(opinion !== undefined && { opinion }) }];
    }),
  );
}
