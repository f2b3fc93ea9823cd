import type { AppealEvent, PanelMember } from '#domain';
import type { AppealRecord } from './appeal-record.js';

type Member = Pick<PanelMember, 'member' | 'standing'>;

/** What a person is to an appeal on whose panel they were once. */
export type PanelPlace = PanelMember['standing'] | 'left';

export const panelOf = ({ panel }: Pick<AppealRecord, 'panel'>): Member[] => JSON.parse(panel) as Member[];

export const peopleOf = ({ people }: AppealRecord): Record<string, PanelPlace> =>
  JSON.parse(people) as Record<string, PanelPlace>;

/** The panel after an event, and what that makes of everybody who was ever on one. */
export function advancePanel(row: AppealRecord, { type, data }: AppealEvent): void {
  switch (type) {
    case 'PanelFormed':
      row.chair = data.chair;
      return setPanel(
        row,
        data.members.map((member) => ({ member, standing: 'sits' })),
      );
    case 'MemberChallenged':
      return setStanding(row, data.member, 'challenged');
    case 'ChallengeDecided':
      return setStanding(row, data.member, data.outcome === 'recused' ? 'recused' : 'sits');
    case 'MemberReplaced':
      row.chair = data.chair;
      return setPanel(row, [
        ...panelOf(row).filter(({ member }) => member !== data.leaves),
        { member: data.joins, standing: 'sits' },
      ]);
    case 'AppealEscalated':
    case 'AppealReopened':
      row.chair = null;
      return setPanel(row, []);
  }
}

function setStanding(row: AppealRecord, member: string, standing: PanelMember['standing']): void {
  setPanel(
    row,
    panelOf(row).map((one) => (one.member === member ? { member, standing } : one)),
  );
}

/** Who was recused once stays so, whoever sits now. */
function setPanel(row: AppealRecord, panel: readonly Member[]): void {
  const before = peopleOf(row);
  const people = Object.fromEntries(
    Object.keys(before).map((member) => [member, before[member] === 'recused' ? 'recused' : 'left']),
  );
  for (const { member, standing } of panel) if (people[member] !== 'recused') people[member] = standing;
  row.panel = JSON.stringify(panel);
  row.people = JSON.stringify(people);
}
