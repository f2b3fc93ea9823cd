/** A fact to be stored: its type as it stands in the log, and what it says. */
export interface DomainEvent<Type extends string = string, Data extends object = object> {
  readonly type: Type;
  readonly data: Data;
}

/**
 * How one aggregate decides. Pure: no clock, no I/O, no randomness.
 *
 * `evolve` may change the state it is given and hand the same object back: whoever folds owns the state.
 * `decide` never changes it; it throws a DomainError to refuse, and returns no events where nothing changes.
 */
export interface Decider<State, Command, Event extends DomainEvent> {
  readonly initialState: () => State;
  readonly evolve: (state: State, event: Event) => State;
  readonly decide: (state: State, command: Command) => readonly Event[];
}
