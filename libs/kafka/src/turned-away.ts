/** What stands in the `code` of an error where a certificate of the other side was not believed. */
const UNTRUSTED = /^(CERT_|UNABLE_TO_|SELF_SIGNED_|DEPTH_ZERO_|INVALID_CA$|INVALID_PURPOSE$)/;
const OTHER_NAME = 'ERR_TLS_CERT_ALTNAME_INVALID';
/** What the other side says before it breaks off, because it does not believe ours. */
const UNBELIEVED = /^ERR_SSL_.*ALERT_/;

/**
 * Why no broker will ever be reached with these settings, and what to do about it. Waiting alone does not help; brokers
 * that are merely away are none of this.
 * @returns undefined where it failed for any other reason
 */
export function whyTurnedAway(error: unknown): string | undefined {
  if (!(error instanceof Error)) return undefined;
  const { name, message, cause } = error;
  if (name === 'KafkaJSSASLAuthenticationError') {
    return `the brokers refuse the login: ${message}; LEDGER_KAFKA_SASL_MECHANISM, LEDGER_KAFKA_SASL_USERNAME and the password in LEDGER_KAFKA_SASL_PASSWORD_FILE must be what the brokers know`;
  }
  const code = String((error as { code?: unknown }).code);
  if (UNTRUSTED.test(code)) {
    return `the certificate of the brokers is not trusted (${code}): LEDGER_KAFKA_CA_FILE must hold the authority that it comes from`;
  }
  if (code === OTHER_NAME) {
    return `the certificate of the brokers is for others: ${message}; LEDGER_KAFKA_BROKERS must name them as it does`;
  }
  if (UNBELIEVED.test(code)) {
    return `the brokers refuse the certificate of the ledger, or that it has none (${code}): LEDGER_KAFKA_CERTIFICATE_FILE must hold one that they trust`;
  }
  return whyTurnedAway(cause);
}
