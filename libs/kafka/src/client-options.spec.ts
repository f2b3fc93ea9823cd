import { generateKeyPairSync } from 'node:crypto';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { rootCertificates } from 'node:tls';
import { afterAll, expect, it } from '@jest/globals';
import { clientOptions } from './client-options.js';

const folder = mkdtempSync(join(tmpdir(), 'ledger-kafka-files-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const brokers = ['kafka-1:9093'];
const key = generateKeyPairSync('ed25519').privateKey.export({ type: 'pkcs8', format: 'pem' }).toString();
const authorities = rootCertificates.slice(0, 2).join('\n');
const file = (name: string, text: string): string => {
  const path = join(folder, name);
  writeFileSync(path, text);
  return path;
};

it('speak in the clear, and show nothing, where nothing else is said', () => {
  const options = clientOptions({ brokers });
  expect(options).toMatchObject({ brokers });
  expect([options.ssl, options.sasl]).toEqual([undefined, undefined]);
});

it('trust the authorities in a file alone, or those that Node.js knows', () => {
  expect(clientOptions({ brokers, tls: { caFile: file('ca', authorities) } }).ssl).toEqual({
    ca: authorities,
  });
  expect(clientOptions({ brokers, tls: {} }).ssl).toEqual({});
});

it('show a certificate with its key', () => {
  const own = { certificateFile: file('certificate', authorities), keyFile: file('key', key) };
  expect(clientOptions({ brokers, tls: { own } }).ssl).toEqual({ cert: authorities, key });
});

it('show the password that is in its file by then, without the end of its line', () => {
  const passwordFile = join(folder, 'password');
  const password = (text: string): unknown => {
    file('password', text);
    return clientOptions({ brokers, login: { mechanism: 'scram-sha-512', username: 'ledger', passwordFile } })
      .sasl;
  };
  expect(password('first one\n')).toMatchObject({ mechanism: 'scram-sha-512', password: 'first one' });
  expect(password(' changed\r\n')).toMatchObject({ username: 'ledger', password: ' changed' });
});

it.each<[string, () => unknown, RegExp]>([
  [
    'is not there',
    () => clientOptions({ brokers, tls: { caFile: join(folder, 'none') } }),
    /none cannot be read \(ENOENT\)$/,
  ],
  [
    'holds a key in place of a certificate',
    () => clientOptions({ brokers, tls: { caFile: file('a', key) } }),
    /holds no certificate in PEM$/,
  ],
  [
    'holds a certificate that was cut short',
    () => clientOptions({ brokers, tls: { caFile: file('b', authorities.replace(/\n.*\n.*\n/, '\n')) } }),
    /a certificate that cannot be read$/,
  ],
  ['holds no key', () => withKey(authorities), /holds no private key in PEM without a passphrase$/],
  ['holds no password', () => withPassword('\n'), /must hold the password, and nothing else, on one line$/],
  ['holds more', () => withPassword('hush\nhush'), /^(?!.*hush).*nothing else, on one line$/],
])('are not made where a file %s', (_, make, message) => expect(make).toThrow(message));

const withKey = (text: string): unknown =>
  clientOptions({
    brokers,
    tls: { own: { certificateFile: file('c', authorities), keyFile: file('d', text) } },
  });

const withPassword = (text: string): unknown =>
  clientOptions({
    brokers,
    login: { mechanism: 'plain', username: 'ledger', passwordFile: file('e', text) },
  });
