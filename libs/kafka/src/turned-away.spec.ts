import { expect, it } from '@jest/globals';
import { whyTurnedAway } from './turned-away.js';

const named = (name: string, message: string): Error => Object.assign(new Error(message), { name });
const coded = (code: string): Error => Object.assign(new Error('broken off'), { code });
const behind = (cause: Error): Error => new Error('gave up', { cause });

it.each([
  ['LEDGER_KAFKA_SASL_PASSWORD_FILE', 'a login', named('KafkaJSSASLAuthenticationError', 'no such user')],
  ['LEDGER_KAFKA_CA_FILE', 'an unknown authority', coded('UNABLE_TO_VERIFY_LEAF_SIGNATURE')],
  ['LEDGER_KAFKA_CA_FILE', 'an authority of its own', coded('SELF_SIGNED_CERT_IN_CHAIN')],
  ['LEDGER_KAFKA_CA_FILE', 'a certificate that is over', coded('CERT_HAS_EXPIRED')],
  ['LEDGER_KAFKA_BROKERS', 'another name', coded('ERR_TLS_CERT_ALTNAME_INVALID')],
  ['LEDGER_KAFKA_CERTIFICATE_FILE', 'no certificate', coded('ERR_SSL_SSL/TLS_ALERT_BAD_CERTIFICATE')],
  ['LEDGER_KAFKA_CA_FILE', 'either behind other errors', behind(behind(coded('CERT_HAS_EXPIRED')))],
])('names %s for %s that is refused', (variable, _, error) => {
  expect(whyTurnedAway(error)).toContain(variable);
});

it('keeps what the brokers say', () => {
  const error = behind(named('KafkaJSSASLAuthenticationError', 'mechanism is not supported by the server'));
  expect(whyTurnedAway(error)).toContain('mechanism is not supported by the server');
});

it.each([coded('ECONNREFUSED'), coded('ETIMEDOUT'), new Error('closed'), undefined])(
  'has nothing to say of %s, which passes',
  (error) => expect(whyTurnedAway(error)).toBeUndefined(),
);
