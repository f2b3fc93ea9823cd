/** Base of what a store can answer instead of an acknowledgement; `code` is stable. */
export abstract class EventStoreError extends Error {
  abstract readonly code: string;
  constructor(message: string, options?: ErrorOptions) {
    super(message, options);
    this.name = new.target.name;
  }
}

export class StreamConflict extends EventStoreError {
  readonly code = 'stream-conflict';
  constructor(
    readonly stream: string,
    readonly expected: number,
    readonly actual: number,
  ) {
    super(
      actual === expected
        ? `stream ${stream} stands at revision ${actual} with another event than was expected`
        : `stream ${stream} stands at revision ${actual}, not ${expected}`,
    );
  }
}

export class DuplicateEventId extends EventStoreError {
  readonly code = 'duplicate-event-id';
  constructor(readonly eventId: string) {
    super(`event id ${eventId} is in the log already`);
  }
}

export class DuplicateCommand extends EventStoreError {
  readonly code = 'duplicate-command';
  constructor(readonly commandId: string) {
    super(`command ${commandId} was carried out already`);
  }
}

/** Too many appends wait. Nothing was written. */
export class StoreBusy extends EventStoreError {
  readonly code = 'store-busy';
}

/** Storage failed or is closed. Whether the append was written is not known: retry with the same command id. */
export class StoreUnavailable extends EventStoreError {
  readonly code = 'store-unavailable';
}

/** The ledger cannot be opened: locked by another process, damaged, of an unknown version … The message says what to do. */
export class StoreRefused extends EventStoreError {
  readonly code = 'store-refused';
}

/** Another process has the ledger open for writing; it can be read beside it. */
export class StoreInUse extends StoreRefused {}
