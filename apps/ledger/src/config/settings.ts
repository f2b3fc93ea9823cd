import { addressProblem, localAccess, signatureAlgorithms } from '#access';
import { ledgerRoles } from '#runtime';
import {
  anyText,
  eventStore,
  folder,
  hostName,
  hostToListenOn,
  httpUrl,
  listOf,
  oneOf,
  timeZone,
  wholeNumber,
} from './readers.js';
import { kafkaSettings } from './kafka-settings.js';
import { setting, WrongValue, type Reader, type Setting } from './setting.js';

export const logLevels = ['silent', 'fatal', 'error', 'warn', 'info', 'debug', 'trace'] as const;
export type LogLevel = (typeof logLevels)[number];

const MIB = 1024 * 1024;

const keyAddress: Reader<string> = (text) => {
  const problem = addressProblem(text);
  if (problem === undefined) return text;
  throw new WrongValue(problem);
};

/** Everything that the server can be told by its environment. The README's table is made of this. */
export const settings = {
  data: setting({
    variable: 'LEDGER_DATA',
    option: '--data',
    default: 'data',
    meaning: 'folder of the ledger',
    read: folder,
  }),
  eventStore: setting({
    variable: 'LEDGER_EVENT_STORE',
    option: '--event-store',
    default: 'sqlite',
    meaning:
      'where the log is: `sqlite`, a file in the data folder, or `eventstoredb://user:password@host:2113?tls=true`, with `&ledger=NAME` where that server holds several',
    read: eventStore,
  }),
  roles: setting({
    variable: 'LEDGER_ROLES',
    default: ledgerRoles.join(','),
    meaning: 'what this process does: some of these, with commas between them; see `docs/nodes.md`',
    read: listOf(oneOf(ledgerRoles)),
  }),
  host: setting({
    variable: 'LEDGER_HOST',
    option: 'serve --host',
    default: '127.0.0.1',
    meaning: 'name or address to listen on',
    read: hostToListenOn,
  }),
  port: setting({
    variable: 'LEDGER_PORT',
    option: 'serve --port',
    default: '3000',
    meaning: '0 for any that is free',
    read: wholeNumber(0, 65_535),
  }),
  publicHosts: setting({
    variable: 'LEDGER_PUBLIC_HOSTS',
    meaning:
      'names under which the server is reached besides those of this machine, with commas between them',
    read: listOf(hostName),
  }),
  timeZone: setting({
    variable: 'LEDGER_TIME_ZONE',
    default: 'UTC',
    meaning: 'time zone of the office (IANA name): it decides which day it is',
    read: timeZone,
  }),
  logLevel: setting({
    variable: 'LEDGER_LOG_LEVEL',
    get default() {
      return process.stderr.isTTY ? 'warn' : 'info';
    },
    defaultInWords: '`info`; on a terminal `warn`',
    meaning: `least level that is logged: ${logLevels.map((level) => `\`${level}\``).join(', ')}`,
    read: oneOf(logLevels),
  }),
  longestFarewell: setting({
    variable: 'LEDGER_LONGEST_FAREWELL',
    default: '10',
    meaning: 'seconds that requests under way may take when the server stops; what takes longer is cut off',
    read: wholeNumber(1, 3600),
  }),
  maxBodyBytes: setting({
    variable: 'LEDGER_MAX_BODY_BYTES',
    default: String(MIB),
    meaning: 'largest body of a request, in bytes',
    read: wholeNumber(1024, 64 * MIB),
  }),
  maxEvidenceBytes: setting({
    variable: 'LEDGER_MAX_EVIDENCE_BYTES',
    default: String(20 * MIB),
    meaning: 'largest piece of evidence, in bytes',
    read: wholeNumber(1024, 1024 * MIB),
  }),
  rateLimit: setting({
    variable: 'LEDGER_RATE_LIMIT',
    default: '2000',
    meaning:
      'requests per second that one identity (one address, where there is none) may send; `0` for no limit',
    read: wholeNumber(0, 1_000_000),
  }),
  maxCommandsInFlight: setting({
    variable: 'LEDGER_MAX_COMMANDS_IN_FLIGHT',
    default: '1000',
    meaning: 'commands that are worked on at the same time; what comes beyond is told to come again',
    read: wholeNumber(1, 100_000),
  }),
  oidcIssuer: setting({
    variable: 'LEDGER_OIDC_ISSUER',
    meaning:
      'issuer of the tokens that are believed; without one the ledger has a key of its own (`ledger token`)',
    read: keyAddress,
  }),
  oidcAudience: setting({
    variable: 'LEDGER_OIDC_AUDIENCE',
    meaning: 'what the tokens must name as their audience',
    read: anyText,
  }),
  oidcJwksUri: setting({
    variable: 'LEDGER_OIDC_JWKS_URI',
    defaultInWords: 'asked of the issuer',
    meaning: "address of the issuer's keys",
    read: keyAddress,
  }),
  oidcAlgorithms: setting({
    variable: 'LEDGER_OIDC_ALGORITHMS',
    default: signatureAlgorithms.join(','),
    meaning: 'signatures that are believed: some of these, with commas between them',
    read: listOf(oneOf(signatureAlgorithms)),
  }),
  oidcRolesClaim: setting({
    variable: 'LEDGER_OIDC_ROLES_CLAIM',
    default: localAccess.rolesClaim,
    meaning: 'claim that names the roles with their scopes',
    read: anyText,
  }),
  ...kafkaSettings,
  otlpEndpoint: setting({
    variable: 'OTEL_EXPORTER_OTLP_ENDPOINT',
    meaning:
      'where traces are sent (OTLP over HTTP, to `/v1/traces` there); none are made where this is not set',
    read: httpUrl,
  }),
  otlpTracesEndpoint: setting({
    variable: 'OTEL_EXPORTER_OTLP_TRACES_ENDPOINT',
    meaning: 'the same as a whole address, for traces alone; wins',
    read: httpUrl,
  }),
};

/** Variables that other commands read, and that stand in the environment of a server as well. */
export const otherVariables: readonly Omit<Setting<string>, 'read'>[] = [
  {
    variable: 'LEDGER_ACTOR',
    option: '--actor',
    defaultInWords: 'login name',
    meaning: 'who gives a command of the command line, as the audit trail shows it',
  },
];
