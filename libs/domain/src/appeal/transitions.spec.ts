import { describe, expect, it } from '@jest/globals';
import { appealLife, type AppealMove } from '../testing/appeal-life.js';
import type { AppealDeed } from './commands.js';
import { appealStatuses, appealTransitions, type AppealStatus } from './transitions.js';

const moves = appealLife();
const tried = Map.groupBy(moves, ({ deed, from }) => `${deed} ${from}`);
const triedAt = (deed: AppealDeed, status: AppealStatus): AppealMove[] =>
  tried.get(`${deed} ${status}`) ?? [];
const barred = ({ refusal }: AppealMove): boolean =>
  refusal?.code === 'member-challenged' || refusal?.code === 'recused';
const deeds = [...new Set(appealTransitions.map(({ deed }) => deed))];

describe('an appeal goes where the table says', () => {
  const pairs = deeds.flatMap((deed) => {
    const from = appealTransitions.flatMap((one) => (one.deed === deed ? one.from : []));
    return [...new Set(from)].map((status) => [deed, status] as const);
  });

  it.each(pairs)('%s where it is %s', (deed, status) => {
    const done = triedAt(deed, status).filter(({ to }) => to !== undefined);
    expect(done.length).toBeGreaterThan(0);
    const allowed = appealTransitions
      .filter((one) => one.deed === deed && one.from.includes(status))
      .flatMap(({ to }) => (to === 'same' ? [status] : to));
    for (const move of done) expect(allowed).toContain(move.to);
  });

  it('everywhere that a line of it names', () => {
    for (const { deed, from, to } of appealTransitions) {
      if (to === 'same') continue;
      const reached = moves
        .filter((one) => one.deed === deed && from.includes(one.from))
        .map((one) => one.to);
      expect({ deed, to: to.filter((status) => !reached.includes(status)) }).toEqual({ deed, to: [] });
    }
  });
});

describe('whatever the table has no line for is refused', () => {
  const others = deeds.flatMap((deed) =>
    appealStatuses
      .filter((status) => !appealTransitions.some((one) => one.deed === deed && one.from.includes(status)))
      .map((status) => [deed, status] as const),
  );

  it.each(others)('%s where it is %s', (deed, status) => {
    const refused = triedAt(deed, status).filter((one) => !barred(one));
    expect(refused.length).toBeGreaterThan(0);
    for (const { refusal } of refused) {
      if (deed === 'SubmitEvidence' && refusal?.code === 'evidence-closed') continue;
      expect(refusal?.code).toBe('not-now');
      expect(refusal?.message).toContain(deed);
      expect(refusal?.message).toContain(status);
    }
  });
});

it('an appeal on hold can be resumed or withdrawn, and nothing else', () => {
  const held = moves.filter((one) => one.held);
  const done = new Set(held.filter(({ to }) => to !== undefined).map(({ deed }) => deed));
  expect([...done].sort()).toEqual(['RecordEffect', 'ResumeAppeal', 'WithdrawAppeal']);
  expect(new Set(held.map(({ deed }) => deed)).size).toBe(deeds.length);
});
