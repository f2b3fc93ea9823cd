import { localAccess, type AccessConfig, type SignatureAlgorithm } from '#access';
import { type VariableProblem } from './invalid-configuration.js';

interface OidcValues {
  readonly oidcIssuer: string | undefined;
  readonly oidcAudience: string | undefined;
  readonly oidcJwksUri: string | undefined;
  readonly oidcAlgorithms: readonly SignatureAlgorithm[];
  readonly oidcRolesClaim: string;
}

/** Tokens of the ledger's own key, unless an issuer is named. */
export function accessConfigOf(oidc: OidcValues): AccessConfig {
  if (oidc.oidcIssuer === undefined) return localAccess;
  return {
    mode: 'oidc',
    issuer: oidc.oidcIssuer,
    audience: oidc.oidcAudience ?? '',
    ...(oidc.oidcJwksUri !== undefined && { jwksUri: oidc.oidcJwksUri }),
    algorithms: oidc.oidcAlgorithms,
    rolesClaim: oidc.oidcRolesClaim,
    clockToleranceSeconds: localAccess.clockToleranceSeconds,
  };
}

/**
 * What each variable cannot tell by itself: an issuer needs an audience, and whoever says anything about an issuer
 * means one. Without that, a misspelt `LEDGER_OIDC_ISSUER` would leave the local key in force unnoticed.
 * @param given the variables that are set
 */
export function accessProblemsOf(given: readonly string[]): VariableProblem[] {
  const oidc = given.filter((variable) => variable.startsWith('LEDGER_OIDC_'));
  if (oidc.length === 0) return [];
  const needed = ['LEDGER_OIDC_ISSUER', 'LEDGER_OIDC_AUDIENCE'];
  return needed
    .filter((variable) => !oidc.includes(variable))
    .map((variable) => ({ variable, message: `must be set where ${oidc[0]!} is` }));
}
