import { saslMechanisms } from '#kafka';
import { kafkaDefaults } from '#publishing';
import {
  anyText,
  broker,
  certificateFile,
  keyFile,
  listOf,
  oneOf,
  passwordFile,
  topicPrefix,
  trueOrFalse,
  uriReference,
  wholeNumber,
} from './readers.js';
import { setting } from './setting.js';

/** Where Kafka is, how it is spoken to, and what goes there. */
export const kafkaSettings = {
  kafkaBrokers: setting({
    variable: 'LEDGER_KAFKA_BROKERS',
    option: 'relay --brokers',
    meaning:
      'brokers of Kafka, `host:port` each, with commas between them: events are published there (`docs/kafka.md`); nowhere where this is not set',
    read: listOf(broker),
  }),
  kafkaTls: setting({
    variable: 'LEDGER_KAFKA_TLS',
    default: 'false',
    meaning: 'whether the brokers are spoken to with TLS: `true` or `false`',
    read: trueOrFalse,
  }),
  kafkaCaFile: setting({
    variable: 'LEDGER_KAFKA_CA_FILE',
    defaultInWords: 'those that Node.js knows',
    meaning: "file with the authorities that the brokers' certificates may come from (PEM)",
    read: certificateFile,
  }),
  kafkaCertificateFile: setting({
    variable: 'LEDGER_KAFKA_CERTIFICATE_FILE',
    meaning: "file with the ledger's own certificate, for brokers that ask for one (PEM)",
    read: certificateFile,
  }),
  kafkaKeyFile: setting({
    variable: 'LEDGER_KAFKA_KEY_FILE',
    meaning: 'file with the key of that certificate (PEM, without a passphrase)',
    read: keyFile,
  }),
  kafkaSaslMechanism: setting({
    variable: 'LEDGER_KAFKA_SASL_MECHANISM',
    meaning: `how a password is shown to the brokers: ${saslMechanisms.map((one) => `\`${one}\``).join(', ')}; none is where this is not set`,
    read: oneOf(saslMechanisms),
  }),
  kafkaSaslUsername: setting({
    variable: 'LEDGER_KAFKA_SASL_USERNAME',
    meaning: 'as whom the ledger is known to the brokers',
    read: anyText,
  }),
  kafkaSaslPasswordFile: setting({
    variable: 'LEDGER_KAFKA_SASL_PASSWORD_FILE',
    meaning: 'file with the password on its only line; never the password itself',
    read: passwordFile,
  }),
  kafkaTopicPrefix: setting({
    variable: 'LEDGER_KAFKA_TOPIC_PREFIX',
    option: 'relay --topic-prefix',
    default: kafkaDefaults.topicPrefix,
    meaning: 'names this ledger in Kafka: its topics begin with it',
    read: topicPrefix,
  }),
  kafkaPartitions: setting({
    variable: 'LEDGER_KAFKA_PARTITIONS',
    option: 'relay --partitions',
    default: String(kafkaDefaults.partitions),
    meaning: 'partitions of a topic of events when it is made; one that is there stays as it is',
    read: wholeNumber(1, 1_000),
  }),
  kafkaSource: setting({
    variable: 'LEDGER_KAFKA_SOURCE',
    option: 'relay --source',
    default: kafkaDefaults.source,
    meaning: '`source` of the published events: a URI that names this ledger',
    read: uriReference,
  }),
  kafkaIntakeTopic: setting({
    variable: 'LEDGER_KAFKA_INTAKE_TOPIC',
    meaning:
      'topic into which work systems publish work records, which the ledger takes in; none where this is not set',
    read: topicPrefix,
  }),
};
