import kafkajs from 'kafkajs';
import { openSqliteLogReader } from '../../dist/libs/event-store/src/index.js';
import { kafkaDefaults, relayScoresToKafka, relayToKafka } from '../../dist/libs/publishing/src/index.js';
import { openReadModels } from '../../dist/libs/read-models/src/index.js';
import { keptScores } from '../../dist/libs/runtime/src/index.js';

/*
 * A program of its own: relays the log that its first argument names to the brokers of the second under the prefix of
 * the third, and kills itself in the transaction whose number is the fourth, at the moment that is the fifth: `begun`,
 * `position` or `events` were sent, `committing` while the commit is under way, or `committed`. Where the sixth is a
 * folder of read models, scores are relayed instead of events; until somebody else ends it, where no moment is said.
 */
const [file, brokers, topicPrefix, number, moment, folder] = process.argv.slice(2);
const { producer } = kafkajs.Kafka.prototype;
const die = () => process.kill(process.pid, 'SIGKILL');
let transactions = 0;

kafkajs.Kafka.prototype.producer = function (options) {
  const real = producer.call(this, options);
  return {
    ...real,
    async transaction() {
      const transaction = await real.transaction();
      transactions += 1;
      const now = (name) => transactions === Number(number) && name === moment && die();
      now('begun');
      return {
        ...transaction,
        async send(request) {
          const answer = await transaction.send(request);
          now('position');
          return answer;
        },
        async sendBatch(request) {
          const answer = await transaction.sendBatch(request);
          now('events');
          return answer;
        },
        async commit() {
          const committed = transaction.commit();
          if (transactions === Number(number) && moment === 'committing') setImmediate(die);
          await committed;
          now('committed');
        },
      };
    },
  };
};

const log = openSqliteLogReader(file);
const kafka = { ...kafkaDefaults, brokers: [brokers], topicPrefix };
const relay = folder
  ? relayScoresToKafka(log, keptScores(openReadModels({ folder, log })), kafka)
  : relayToKafka(log, kafka, { once: true });
await relay.run(new AbortController().signal);
