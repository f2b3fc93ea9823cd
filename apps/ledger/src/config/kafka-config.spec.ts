import { generateKeyPairSync } from 'node:crypto';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { rootCertificates } from 'node:tls';
import { afterAll, describe, expect, it } from '@jest/globals';
import { InvalidConfiguration } from './invalid-configuration.js';
import { readConfig, type Environment } from './read-config.js';

const folder = mkdtempSync(join(tmpdir(), 'ledger-kafka-config-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const file = (name: string, text: string): string => {
  const path = join(folder, name);
  writeFileSync(path, text);
  return path;
};
const certificate = file('certificate.pem', rootCertificates[0]!);
const key = file(
  'key.pem',
  generateKeyPairSync('ed25519').privateKey.export({ type: 'pkcs8', format: 'pem' }).toString(),
);
const SECRET = 'correct horse';
const password = file('password', `${SECRET}\n`);

const brokers = { LEDGER_KAFKA_BROKERS: 'kafka-1:9093' };
const tls = { ...brokers, LEDGER_KAFKA_TLS: 'true' };
const login = {
  LEDGER_KAFKA_SASL_MECHANISM: 'scram-sha-512',
  LEDGER_KAFKA_SASL_USERNAME: 'ledger',
  LEDGER_KAFKA_SASL_PASSWORD_FILE: password,
};

/** What is refused, `VARIABLE message` each. */
function refusals(environment: Environment): string[] {
  try {
    readConfig(environment);
    return [];
  } catch (error) {
    if (error instanceof InvalidConfiguration) return error.message.split('\n');
    throw error;
  }
}

describe('how Kafka is spoken to', () => {
  it('is the same for the relay and for the intake, and names the password by its file alone', () => {
    const environment = { ...tls, ...login, LEDGER_KAFKA_CA_FILE: certificate };
    const config = readConfig({ ...environment, LEDGER_KAFKA_INTAKE_TOPIC: 'work' });
    const connection = {
      brokers: ['kafka-1:9093'],
      tls: { caFile: certificate },
      login: { mechanism: 'scram-sha-512', username: 'ledger', passwordFile: password },
    };
    expect([config.kafka, config.intake]).toMatchObject([connection, connection]);
    expect(JSON.stringify(config)).not.toContain(SECRET);
  });

  it('is in the clear unless told otherwise, and with TLS that needs no file', () => {
    expect(readConfig(brokers).kafka).not.toHaveProperty('tls');
    expect(readConfig(tls).kafka).toMatchObject({ tls: {} });
  });

  it('shows a password in the clear to brokers on this machine alone', () => {
    const open = (list: string): string[] => refusals({ ...login, LEDGER_KAFKA_BROKERS: list });
    expect(open('127.0.0.1:9092,localhost:9092,[::1]:9092')).toEqual([]);
    expect(open('localhost:9092,127.0.0.1.example.org:9092')).toEqual([
      'LEDGER_KAFKA_TLS must be true where a password is shown to a broker on another machine (127.0.0.1.example.org:9092)',
    ]);
  });

  it.each(Object.keys(login))('needs %s where the others of a login are set', (missing) => {
    const [first] = Object.keys(login).filter((variable) => variable !== missing);
    expect(refusals({ ...tls, ...login, [missing]: undefined })).toEqual([
      `${missing} must be set where ${first} is`,
    ]);
  });

  it('needs TLS for certificates, and a certificate for a key', () => {
    expect(refusals({ ...brokers, LEDGER_KAFKA_CA_FILE: certificate })).toEqual([
      'LEDGER_KAFKA_CA_FILE needs LEDGER_KAFKA_TLS=true',
    ]);
    expect(refusals({ ...tls, LEDGER_KAFKA_KEY_FILE: key })).toEqual([
      'LEDGER_KAFKA_CERTIFICATE_FILE must be set where LEDGER_KAFKA_KEY_FILE is',
    ]);
    const own = { LEDGER_KAFKA_CERTIFICATE_FILE: certificate, LEDGER_KAFKA_KEY_FILE: key };
    expect(refusals({ ...tls, ...own })).toEqual([
      'LEDGER_KAFKA_KEY_FILE does not hold the key of the certificate in LEDGER_KAFKA_CERTIFICATE_FILE',
    ]);
  });

  it.each([
    ['LEDGER_KAFKA_CA_FILE', join(folder, 'none'), 'cannot be read (ENOENT)'],
    ['LEDGER_KAFKA_CA_FILE', folder, 'cannot be read (EISDIR)'],
    ['LEDGER_KAFKA_CA_FILE', key, 'holds no certificate in PEM'],
    ['LEDGER_KAFKA_CERTIFICATE_FILE', key, 'holds no certificate in PEM'],
    ['LEDGER_KAFKA_KEY_FILE', certificate, 'holds no private key'],
    ['LEDGER_KAFKA_SASL_PASSWORD_FILE', file('empty', '\n'), 'must hold the password'],
    ['LEDGER_KAFKA_SASL_MECHANISM', 'gssapi', 'must be one of plain, scram-sha-256, scram-sha-512'],
    ['LEDGER_KAFKA_TLS', 'yes', 'must be one of true, false'],
  ])('refuses %s=%s', (variable, text, message) => {
    const [refusal, ...others] = refusals({ ...tls, ...login, [variable]: text });
    expect([refusal?.startsWith(`${variable} `), refusal, others]).toEqual([
      true,
      expect.stringContaining(message),
      [],
    ]);
  });

  it('takes no password from the environment, and does not repeat the one that it finds there', () => {
    const [refusal] = refusals({ ...tls, LEDGER_KAFKA_SASL_PASSWORD: SECRET });
    expect(refusal).toContain('LEDGER_KAFKA_SASL_PASSWORD_FILE');
    expect(refusal).not.toContain(SECRET);
  });
});
