import { NOTHING_YET, type NextBatch, type RelayedLog } from './batch.js';
import { publicMessage } from './cloud-event.js';
import { envelopeOf } from './stored-envelope.js';

/** Events of the log that go into one transaction, at most. */
const BATCH = 2_000;

/**
 * The public events of a log.
 * @param source of the CloudEvents
 */
export const logEvents =
  (log: RelayedLog, source: string): NextBatch =>
  ({ position }) => {
    const events = log.readLog(position, BATCH);
    const last = events.at(-1);
    if (!last) return NOTHING_YET;
    // First, so that one that is no JSON is met here, where that halts.
    const messages = events.flatMap((event) => publicMessage(event, source) ?? []);
    return { upTo: { position: last.position, eventId: envelopeOf(last).eventId }, messages };
  };
