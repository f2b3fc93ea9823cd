/** A relay that must not go on, and will not do so by itself; the message says what to do. `code` is stable. */
export class RelayHalted extends Error {
  constructor(
    readonly code: 'relay-fenced' | 'relay-refused',
    message: string,
    options?: ErrorOptions,
  ) {
    super(message, options);
    this.name = new.target.name;
  }
}

/** Another relay has taken over; whatever this one had not committed is gone, and the other one publishes it. */
export class RelayFenced extends RelayHalted {
  constructor(transactionalId: string, options?: ErrorOptions) {
    super(
      'relay-fenced',
      `another relay publishes as ${transactionalId} now; run one only, or give the other ledger a topic prefix of its own`,
      options,
    );
  }
}

/** What stands in Kafka does not belong to this log, or was asked for from the wrong place. */
export class RelayRefused extends RelayHalted {
  constructor(message: string) {
    super('relay-refused', message);
  }
}

/**
 * The brokers do not let it in, or are not to be trusted. At its start the settings are wrong; later a password or a
 * certificate may be on its way.
 */
export class RelayTurnedAway extends Error {
  constructor(why: string, options?: ErrorOptions) {
    super(why, options);
    this.name = new.target.name;
  }
}

const FENCING_CODES: ReadonlySet<unknown> = new Set([
  47, // INVALID_PRODUCER_EPOCH
  90, // PRODUCER_FENCED, which kafkajs has no name for
]);

/** Whether the broker turned a producer away because a newer one has its transactional id. */
export const isFencing = (error: unknown): boolean =>
  error instanceof Error && (FENCING_CODES.has((error as { code?: unknown }).code) || isFencing(error.cause));
