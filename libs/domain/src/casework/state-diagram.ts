/** A line of a state machine's table. */
interface Transition {
  readonly deed: string;
  readonly from: readonly string[];
  readonly to: readonly string[] | 'same';
}

/**
 * A table of transitions as the text of a Mermaid diagram: one arrow from state to state, with every deed that goes
 * along it. Deeds that leave everything where it is are left out; where nothing leads on, it ends.
 * @param initial where it may begin
 */
export function stateDiagram(transitions: readonly Transition[], ...initial: readonly string[]): string {
  const moves = transitions.flatMap(({ deed, from, to }) =>
    to === 'same' ? [] : from.flatMap((start) => to.map((end) => ({ start, end, deed }))),
  );
  const states = [...new Set([...initial, ...moves.flatMap(({ start, end }) => [start, end])])];
  const arrows = Map.groupBy(moves, ({ start, end }) => `${idOf(start)} --> ${idOf(end)}`);
  const ends = states.filter((state) => !moves.some(({ start }) => start === state));
  return [
    'stateDiagram-v2',
    ...states.filter((state) => idOf(state) !== state).map((state) => `  state "${state}" as ${idOf(state)}`),
    ...initial.map((state) => `  [*] --> ${idOf(state)}`),
    ...[...arrows].map(([arrow, along]) => `  ${arrow}: ${deedsOf(along)}`),
    ...ends.map((state) => `  ${idOf(state)} --> [*]`),
  ].join('\n');
}

/** A hyphen has a meaning of its own in an id there. */
const idOf = (state: string): string => state.replaceAll('-', '_');

const deedsOf = (along: readonly { readonly deed: string }[]): string =>
  [...new Set(along.map(({ deed }) => deed))].join(', ');
