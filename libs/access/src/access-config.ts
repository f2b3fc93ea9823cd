/** Signatures that a token may have: those whose verifying key can be known to all. A shared secret is never one. */
export const signatureAlgorithms = ['EdDSA', 'ES256', 'RS256', 'PS256'] as const;

export type SignatureAlgorithm = (typeof signatureAlgorithms)[number];

/** Whose tokens are taken, and how they must look. */
export interface AccessConfig {
  /** `local`: signed by the key in the data folder · `oidc`: by an issuer, whose keys are fetched. */
  readonly mode: 'local' | 'oidc';
  /** For `oidc` its address, from which the keys are discovered unless `jwksUri` is given. */
  readonly issuer: string;
  readonly audience: string;
  readonly jwksUri?: string;
  readonly algorithms: readonly SignatureAlgorithm[];
  /** Name of the claim that holds the roles: a list such as `[{ "role": "verifier", "unit": "TAX" }]`. */
  readonly rolesClaim: string;
  /** How far the clocks of issuer and server may be apart. */
  readonly clockToleranceSeconds: number;
}

/** Tokens of `ledger token`, without any issuer. */
export const localAccess: AccessConfig = {
  mode: 'local',
  issuer: 'urn:assessment-ledger:local',
  audience: 'assessment-ledger',
  algorithms: ['EdDSA'],
  rolesClaim: 'roles',
  clockToleranceSeconds: 0,
};

const loopbackNames = ['localhost', '127.0.0.1', '[::1]'];

/**
 * Why keys must not be fetched from an address; undefined where they may. On the way over plain HTTP anyone could put in
 * their own.
 */
export function addressProblem(text: string): string | undefined {
  const url = URL.parse(text);
  if (!url) return 'must be an address such as https://login.example.org';
  if (url.username !== '' || url.password !== '') return 'must not hold a user name or password';
  if (url.hash !== '') return 'must not have a fragment';
  const secure = url.protocol === 'https:';
  const local = url.protocol === 'http:' && loopbackNames.includes(url.hostname);
  return secure || local ? undefined : 'must begin with https:// (http:// only on this machine)';
}
