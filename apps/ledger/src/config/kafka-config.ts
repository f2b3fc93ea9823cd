import { isKeyOf, type KafkaConnection } from '#kafka';
import { type Config } from './config.js';
import { type VariableProblem } from './invalid-configuration.js';

export interface KafkaValues {
  readonly kafkaBrokers: readonly string[] | undefined;
  readonly kafkaTls: boolean;
  readonly kafkaCaFile: string | undefined;
  readonly kafkaCertificateFile: string | undefined;
  readonly kafkaKeyFile: string | undefined;
  readonly kafkaSaslMechanism: NonNullable<KafkaConnection['login']>['mechanism'] | undefined;
  readonly kafkaSaslUsername: string | undefined;
  readonly kafkaSaslPasswordFile: string | undefined;
  readonly kafkaTopicPrefix: string;
  readonly kafkaPartitions: number;
  readonly kafkaSource: string;
  readonly kafkaIntakeTopic: string | undefined;
}

export function kafkaOf(values: KafkaValues): Config['kafka'] {
  const { kafkaTopicPrefix: topicPrefix, kafkaPartitions: partitions, kafkaSource: source } = values;
  const connection = connectionOf(values);
  return connection && { ...connection, topicPrefix, partitions, source };
}

export function intakeOf(values: KafkaValues): Config['intake'] {
  const { kafkaIntakeTopic: topic, kafkaPartitions: partitions } = values;
  const connection = connectionOf(values);
  return connection && topic ? { ...connection, topic, partitions } : undefined;
}

function connectionOf(values: KafkaValues): KafkaConnection | undefined {
  const { kafkaBrokers: brokers, kafkaTls, kafkaCaFile: caFile } = values;
  if (!brokers) return undefined;
  const { kafkaCertificateFile: certificateFile, kafkaKeyFile: keyFile } = values;
  const { kafkaSaslMechanism: mechanism, kafkaSaslUsername: username } = values;
  const { kafkaSaslPasswordFile: passwordFile } = values;
  const own = certificateFile && keyFile ? { certificateFile, keyFile } : undefined;
  const login = mechanism && username && passwordFile ? { mechanism, username, passwordFile } : undefined;
  const tls = kafkaTls ? { ...(caFile && { caFile }), ...(own && { own }) } : undefined;
  return { brokers, ...(tls && { tls }), ...(login && { login }) };
}

/** What each variable cannot tell by itself. Nothing is ever sent more openly than the settings seem to say. */
export function kafkaProblemsOf(values: KafkaValues): VariableProblem[] {
  const own = {
    LEDGER_KAFKA_CERTIFICATE_FILE: values.kafkaCertificateFile,
    LEDGER_KAFKA_KEY_FILE: values.kafkaKeyFile,
  };
  const withoutTls = values.kafkaTls ? [] : given({ LEDGER_KAFKA_CA_FILE: values.kafkaCaFile, ...own });
  const login = {
    LEDGER_KAFKA_SASL_MECHANISM: values.kafkaSaslMechanism,
    LEDGER_KAFKA_SASL_USERNAME: values.kafkaSaslUsername,
    LEDGER_KAFKA_SASL_PASSWORD_FILE: values.kafkaSaslPasswordFile,
  };
  const hasNoBroker = values.kafkaIntakeTopic !== undefined && values.kafkaBrokers === undefined;
  return [
    ...(hasNoBroker
      ? [{ variable: 'LEDGER_KAFKA_INTAKE_TOPIC', message: 'needs LEDGER_KAFKA_BROKERS' }]
      : []),
    ...withoutTls.map((variable) => ({ variable, message: 'needs LEDGER_KAFKA_TLS=true' })),
    ...allOrNone(own),
    ...keyProblems(values),
    ...allOrNone(login),
    ...openPasswordProblems(values),
  ];
}

const given = (variables: Readonly<Record<string, unknown>>): string[] =>
  Object.keys(variables).filter((variable) => variables[variable] !== undefined);

function allOrNone(variables: Readonly<Record<string, unknown>>): VariableProblem[] {
  const there = given(variables);
  if (there.length === 0) return [];
  return Object.keys(variables)
    .filter((variable) => !there.includes(variable))
    .map((variable) => ({ variable, message: `must be set where ${there[0]!} is` }));
}

function keyProblems({ kafkaCertificateFile, kafkaKeyFile }: KafkaValues): VariableProblem[] {
  if (!kafkaCertificateFile || !kafkaKeyFile || isKeyOf(kafkaKeyFile, kafkaCertificateFile)) return [];
  const message = 'does not hold the key of the certificate in LEDGER_KAFKA_CERTIFICATE_FILE';
  return [{ variable: 'LEDGER_KAFKA_KEY_FILE', message }];
}

/** Also with SCRAM, which shows whoever listens enough to try passwords at leisure. */
function openPasswordProblems({ kafkaTls, kafkaSaslMechanism, ...values }: KafkaValues): VariableProblem[] {
  const [elsewhere] = (values.kafkaBrokers ?? []).filter((broker) => !isOfThisMachine(broker));
  if (kafkaTls || kafkaSaslMechanism === undefined || elsewhere === undefined) return [];
  const message = `must be true where a password is shown to a broker on another machine (${elsewhere})`;
  return [{ variable: 'LEDGER_KAFKA_TLS', message }];
}

const isOfThisMachine = (broker: string): boolean =>
  /^(localhost|127(\.\d{1,3}){3}|\[::1\]):\d+$/i.test(broker);
