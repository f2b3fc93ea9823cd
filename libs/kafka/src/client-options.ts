import type { KafkaConfig, SASLOptions } from 'kafkajs';
import { readCertificates, readKey, readPassword } from './credential-files.js';
import type { KafkaConnection, SaslLogin, TlsFiles } from './kafka-connection.js';

/**
 * What every client of Kafka is made with. Files are read here, so that whoever connects anew does so with what stands
 * in them by then.
 * @throws Error where a file cannot be used
 */
export const clientOptions = ({ brokers, tls, login }: KafkaConnection): KafkaConfig => ({
  brokers: [...brokers],
  connectionTimeout: 3_000,
  retry: { retries: 5, initialRetryTime: 50, maxRetryTime: 1_000 },
  ...(tls && { ssl: tlsOptions(tls) }),
  ...(login && { sasl: saslOptions(login) }),
});

const tlsOptions = ({ caFile, own }: TlsFiles): KafkaConfig['ssl'] => ({
  ...(caFile !== undefined && { ca: readCertificates(caFile) }),
  ...(own && { cert: readCertificates(own.certificateFile), key: readKey(own.keyFile) }),
});

const saslOptions = ({ mechanism, username, passwordFile }: SaslLogin): SASLOptions =>
  // For kafkajs each mechanism is a type of its own.
  ({ mechanism, username, password: readPassword(passwordFile) }) as SASLOptions;
