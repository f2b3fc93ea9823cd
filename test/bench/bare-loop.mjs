import { randomUUID } from 'node:crypto';
import { join } from 'node:path';
import Database from 'better-sqlite3';
import { v7 as uuidv7 } from 'uuid';

/**
 * A bare better-sqlite3 loop: event rows of an envelope and a record, in groups of 1,000 at synchronous=FULL.
 * `plain`: as most would write it, with random text ids. `log`: the tables and ids of the ledger's own log.
 * @returns rows per second
 */
export function bareLoop(folder, rows, kind) {
  const db = new Database(join(folder, `bare-${kind}.sqlite`));
  db.pragma('page_size = 8192');
  db.pragma('journal_mode = WAL');
  db.pragma('synchronous = FULL');
  db.exec(`CREATE TABLE events (position INTEGER PRIMARY KEY AUTOINCREMENT, stream TEXT NOT NULL,
    revision INTEGER NOT NULL, event_id ${kind === 'log' ? 'BLOB' : 'TEXT'} NOT NULL, bytes BLOB NOT NULL) STRICT;
    CREATE UNIQUE INDEX by_stream ON events (stream, revision); CREATE UNIQUE INDEX by_id ON events (event_id);`);
  const insert = db.prepare('INSERT INTO events (stream, revision, event_id, bytes) VALUES (?, ?, ?, ?)');
  const begun = performance.now();
  for (let done = 0; done < rows;) {
    db.exec('BEGIN IMMEDIATE');
    for (let i = 0; i < 1000 && done < rows; i++, done++) {
      const eventId = kind === 'log' ? uuidv7() : randomUUID();
      const stream = `process-A${done >> 2}`;
      const event = {
        eventId,
        stream,
        revision: done & 3,
        schemaVersion: 1,
        recordedAt: '2026-01-01T00:00:00.000Z',
        actor: { kind: 'system', id: 'Management of road traffic fines' },
        commandId: '0197d0c0-0000-7000-8000-000000000001',
        correlationId: '0197d0c0-0000-7000-8000-000000000002',
        type: 'WorkRecorded',
        data: {
          recordId: `A${done}/Create Fine/2006-07-24`,
          process: `A${done >> 2}`,
          activity: 'Create Fine',
          occurredOn: '2006-07-24',
          unit: 'police',
          content: 'abcdefghijklmnopqrstuv',
          source: { file: 'roadfines.csv.gz', line: done },
          staff: 'officer-561',
          post: 'police-officer',
          attributes: { amount: 35, licencePoints: 0, article: '157' },
          occurrence: 1,
        },
      };
      const id = kind === 'log' ? Buffer.from(eventId.replaceAll('-', ''), 'hex') : eventId;
      insert.run(stream, done & 3, id, Buffer.from(JSON.stringify(event)));
    }
    db.exec('COMMIT');
  }
  const rate = (rows / (performance.now() - begun)) * 1000;
  db.close();
  return rate;
}
