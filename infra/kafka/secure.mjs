/* What a broker needs whose clients speak TLS and show who they are; made by OpenSSL in the broker's own folder. */
import { spawnSync } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

const USER = 'ledger';
const scram = ['SCRAM-SHA-256', 'SCRAM-SHA-512'];

/**
 * An authority, a certificate of the broker and one of a client with their keys, and the password of a user.
 * @returns the paths of the files
 */
export function makeSecrets(folder) {
  const inFolder = (name) => join(folder, 'secrets', name);
  mkdirSync(inFolder(''), { recursive: true, mode: 0o700 });
  const caFile = inFolder('ca.crt');
  const caKey = inFolder('ca.key');
  openssl('req', '-x509', ...newKey(caKey), '-subj', '/CN=Authority of a local broker', '-out', caFile);
  const certificateFor = (name, extensions) => {
    const [keyFile, request, certificateFile, described] = ['key', 'csr', 'crt', 'ext'].map((end) =>
      inFolder(`${name}.${end}`),
    );
    writeFileSync(described, extensions);
    openssl('req', '-new', ...newKey(keyFile), '-subj', `/CN=${name}`, '-out', request);
    const signed = ['-CA', caFile, '-CAkey', caKey, '-CAcreateserial', '-days', '365', '-extfile', described];
    openssl('x509', '-req', '-in', request, ...signed, '-out', certificateFile);
    return { certificateFile, keyFile };
  };
  const own = certificateFor('broker', 'subjectAltName=DNS:localhost,IP:127.0.0.1\n');
  const keyStore = inFolder('broker.pem');
  writeFileSync(keyStore, readFileSync(own.keyFile, 'utf8') + readFileSync(own.certificateFile, 'utf8'));
  const passwordFile = inFolder('password');
  writeFileSync(passwordFile, `${randomBytes(24).toString('base64url')}\n`, { mode: 0o600 });
  return { caFile, keyStore, passwordFile, ...certificateFor(USER, 'extendedKeyUsage=clientAuth\n') };
}

/** For the broker's own file; `withCertificate` is the port at which a certificate stands for a password. */
export const secureProperties = ({ port, withCertificate, inner, controllerPort }, secrets) => `
listeners=PLAINTEXT://127.0.0.1:${inner},SASL_SSL://127.0.0.1:${port},SSL://127.0.0.1:${withCertificate},CONTROLLER://127.0.0.1:${controllerPort}
advertised.listeners=PLAINTEXT://127.0.0.1:${inner},SASL_SSL://127.0.0.1:${port},SSL://127.0.0.1:${withCertificate}
listener.security.protocol.map=PLAINTEXT:PLAINTEXT,SASL_SSL:SASL_SSL,SSL:SSL,CONTROLLER:PLAINTEXT
ssl.keystore.type=PEM
ssl.keystore.location=${secrets.keyStore}
ssl.truststore.type=PEM
ssl.truststore.location=${secrets.caFile}
listener.name.ssl.ssl.client.auth=required
sasl.enabled.mechanisms=PLAIN,${scram.join(',')}
listener.name.sasl_ssl.plain.sasl.jaas.config=org.apache.kafka.common.security.plain.PlainLoginModule required user_${USER}="${passwordOf(secrets)}";
${scram.map((one) => `listener.name.sasl_ssl.${one.toLowerCase()}.sasl.jaas.config=org.apache.kafka.common.security.scram.ScramLoginModule required;`).join('\n')}
`;

/** For the tool that formats the broker's folder: the user, for each mechanism that keeps its users there. */
export const scramUsers = (secrets) =>
  scram.flatMap((one) => ['--add-scram', `${one}=[name=${USER},password=${passwordOf(secrets)}]`]);

/** What a ledger is told, to speak to this broker with a password. */
export const settingsFor = (brokers, { caFile, passwordFile }) => ({
  LEDGER_KAFKA_BROKERS: brokers,
  LEDGER_KAFKA_TLS: 'true',
  LEDGER_KAFKA_CA_FILE: caFile,
  LEDGER_KAFKA_SASL_MECHANISM: 'scram-sha-512',
  LEDGER_KAFKA_SASL_USERNAME: USER,
  LEDGER_KAFKA_SASL_PASSWORD_FILE: passwordFile,
});

/** The same with a certificate in place of the password. */
export const settingsWithCertificate = (brokers, { caFile, certificateFile, keyFile }) => ({
  LEDGER_KAFKA_BROKERS: brokers,
  LEDGER_KAFKA_TLS: 'true',
  LEDGER_KAFKA_CA_FILE: caFile,
  LEDGER_KAFKA_CERTIFICATE_FILE: certificateFile,
  LEDGER_KAFKA_KEY_FILE: keyFile,
});

const passwordOf = ({ passwordFile }) => readFileSync(passwordFile, 'utf8').trim();

const newKey = (file) => [
  ...['-newkey', 'ec', '-pkeyopt', 'ec_paramgen_curve:prime256v1', '-nodes'],
  ...['-days', '365', '-keyout', file],
];

function openssl(...args) {
  const { status, stderr, error } = spawnSync('openssl', args, { encoding: 'utf8' });
  if (status !== 0) throw new Error(`openssl ${args[0]} failed: ${error?.message ?? stderr}`);
}
