/** How passwords are shown to brokers; named as the settings name them. */
export const saslMechanisms = ['plain', 'scram-sha-256', 'scram-sha-512'] as const;

/**
 * Where the brokers of Kafka are, and how to speak to them. Secrets are named by their files, never held: whoever
 * prints this, or hands it to a thread, gives nothing away.
 */
export interface KafkaConnection {
  /** `host:port` each. */
  readonly brokers: readonly string[];
  /** In the clear where it is missing. */
  readonly tls?: TlsFiles;
  /** Without a password where it is missing. */
  readonly login?: SaslLogin;
}

/** Paths of files in PEM. */
export interface TlsFiles {
  /** Authorities that the brokers' certificates may come from; those that Node.js knows where it is missing. */
  readonly caFile?: string;
  /** What is shown to brokers that ask for a certificate, and the key that belongs to it. */
  readonly own?: { readonly certificateFile: string; readonly keyFile: string };
}

export interface SaslLogin {
  readonly mechanism: (typeof saslMechanisms)[number];
  readonly username: string;
  readonly passwordFile: string;
}
