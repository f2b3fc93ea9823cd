import { spawnSync } from 'node:child_process';
import { join } from 'node:path';
import { Kafka, logLevel } from 'kafkajs';
import { openSqliteEventStore, openSqliteLogReader } from '#event-store';
import { encodeEvent } from '#processing';
import { kafkaDefaults, relayToKafka, topicName } from '#publishing';
import { v7 as uuid } from 'uuid';
import { grouped, inFolder, machine, median, must, report } from './support.mjs';

/*
 * How fast a log is relayed to a local broker, one transaction for each 2,000 events. What a consumer of committed
 * messages then finds is compared with the log: each event once, and in order per key.
 */

const EVENTS = Number(process.env.KAFKA_BENCH_EVENTS ?? 200_000);
const ROUNDS = 3;
const PROCESSES = 2_000;
const STAFF = 300;

await inFolder(async (folder) => {
  const broker = (...args) => {
    const script = new URL('../../infra/kafka/broker.mjs', import.meta.url).pathname;
    const own = ['--folder', join(folder, 'broker'), '--json'];
    const { status, stdout, stderr } = spawnSync(process.execPath, [script, ...args, ...own], {
      encoding: 'utf8',
    });
    if (status !== 0) throw new Error(stderr);
    return JSON.parse(stdout);
  };
  const file = join(folder, 'log.sqlite');
  await makeLog(file);
  const brokers = process.env.KAFKA_BROKERS?.split(',') ?? [broker('start').brokers];
  const log = openSqliteLogReader(file);
  try {
    const rates = [];
    const bytes = Buffer.byteLength(log.readLog(0, 1)[0].text);
    for (let round = 1; round <= ROUNDS; round++) {
      const kafka = { ...kafkaDefaults, brokers, topicPrefix: `bench-${process.pid}-${round}` };
      let since;
      const onStatus = ({ state }) => state === 'relaying' && (since ??= performance.now());
      const opened = performance.now();
      await relayToKafka(log, kafka, { once: true, onStatus }).run(new AbortController().signal);
      rates.push((EVENTS / (performance.now() - since)) * 1000);
      if (round === 1) console.log(`until the first event was read: ${Math.round(since - opened)} ms`);
      await check(brokers, kafka.topicPrefix, log);
    }
    console.log(machine());
    report(
      `Relay of ${grouped(EVENTS)} events of about ${bytes} bytes to a local broker, ${ROUNDS} rounds`,
      [
        ['events/s, median', grouped(median(rates)), '≥ 20,000'],
        ['events/s, each', rates.map(grouped).join(' | ')],
      ],
      'a consumer of committed messages finds each event once, in order per key, none besides',
    );
  } finally {
    log.close();
    if (!process.env.KAFKA_BROKERS) broker('stop', '--kill');
  }
});

async function makeLog(file) {
  const store = await openSqliteEventStore({ file });
  const revisions = new Map();
  const event = (n) => {
    const isRecord = n % 2 === 0;
    const stream = isRecord ? `process-P${n % PROCESSES}` : `account-2026-Q1-S${n % STAFF}`;
    const revision = (revisions.get(stream) ?? -1) + 1;
    revisions.set(stream, revision);
    const eventId = uuid();
    const envelope = {
      ...{ eventId, stream, revision, schemaVersion: isRecord ? 1 : 3 },
      recordedAt: new Date().toISOString(),
      actor: { kind: 'rule', id: 'late', rulebookVersion: 1 },
      ...{ commandId: uuid(), correlationId: uuid(), causationId: uuid() },
    };
    const fact = isRecord
      ? {
          type: 'WorkRecorded',
          data: {
            ...{ recordId: `W${n}`, process: stream.slice(8), activity: 'review', occurredOn: '2026-02-02' },
            ...{
              plannedOn: '2026-01-30',
              unit: 'TAX',
              staff: `S${n % STAFF}`,
              post: 'TAX-ASS',
              attributes: {},
            },
          },
        }
      : {
          type: 'EntryPosted',
          data: {
            ...{
              entryId: uuid(),
              period: '2026-Q1',
              staff: `S${n % STAFF}`,
              indicator: 'timeliness',
              points: 500,
            },
            ...{
              kind: 'deduction',
              occurredOn: '2026-02-02',
              reason: '3 calendar days after the planned day',
            },
          },
        };
    const bytes = encodeEvent(envelope, fact);
    return { stream, expectedRevision: revision - 1, events: [{ eventId, bytes }] };
  };
  for (let n = 0; n < EVENTS; n += 2_000) {
    await store.appendMany(Array.from({ length: 2_000 }, (_, index) => event(n + index)));
  }
  await store.close();
}

async function check(brokers, prefix, log) {
  const kafka = new Kafka({ brokers, logLevel: logLevel.NOTHING });
  const consumer = kafka.consumer({ groupId: `${prefix}.check`, readUncommitted: false });
  const found = new Map();
  const last = new Map();
  let inOrder = true;
  let count = 0;
  await consumer.connect();
  const topics = ['work-records', 'accounts'].map((topic) => topicName(prefix, topic));
  await consumer.subscribe({ topics, fromBeginning: true });
  let quiet = performance.now();
  await consumer.run({
    autoCommit: false,
    async eachBatch({ batch }) {
      for (const { key, value } of batch.messages) {
        const { id, ledgerposition } = JSON.parse(value.toString());
        const name = key.toString();
        inOrder &&= ledgerposition > (last.get(name) ?? 0);
        last.set(name, ledgerposition);
        found.set(id, ledgerposition);
        count++;
      }
      quiet = performance.now();
    },
  });
  // Also what should not be there has time to come.
  while (performance.now() - quiet < (count < EVENTS ? 20_000 : 1_000)) {
    await new Promise((later) => setTimeout(later, 100));
  }
  await consumer.disconnect();
  must(count === EVENTS, `${count} of ${EVENTS} messages`);
  must(inOrder, 'in order per key');
  for (let position = 0; position < EVENTS; position += 10_000) {
    for (const event of log.readLog(position, 10_000)) {
      must(found.get(JSON.parse(event.text).eventId) === event.position, `event ${event.position} is there`);
    }
  }
}
