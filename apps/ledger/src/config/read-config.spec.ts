import { describe, expect, it } from '@jest/globals';
import { localAccess } from '#access';
import { InvalidConfiguration, type VariableProblem } from './invalid-configuration.js';
import { readConfig, type Environment } from './read-config.js';

function problemsOf(environment: Environment): readonly VariableProblem[] {
  try {
    readConfig(environment);
  } catch (error) {
    if (error instanceof InvalidConfiguration) return error.problems;
    throw error;
  }
  return [];
}

const oidc = { LEDGER_OIDC_ISSUER: 'https://login.example.org', LEDGER_OIDC_AUDIENCE: 'ledger' };

describe('the configuration', () => {
  it('has a default for whatever can have one', () => {
    expect(readConfig({ PATH: '/bin', LEDGER_PORT: ' ' })).toMatchObject({
      data: 'data',
      host: '127.0.0.1',
      port: 3000,
      timeZone: 'UTC',
      maxBodyBytes: 1_048_576,
      maxEvidenceBytes: 20_971_520,
      rateLimit: 2000,
      maxCommandsInFlight: 1000,
      longestFarewell: 10,
      publicHosts: [],
      access: localAccess,
      tracesEndpoint: undefined,
    });
  });

  it('takes what the environment says', () => {
    const config = readConfig({
      LEDGER_DATA: '/srv/ledger',
      LEDGER_HOST: '::1',
      LEDGER_PORT: '0',
      LEDGER_TIME_ZONE: 'Europe/Berlin',
      LEDGER_LOG_LEVEL: 'debug',
      LEDGER_RATE_LIMIT: '0',
      LEDGER_PUBLIC_HOSTS: 'Ledger.example.org, ledger',
      LEDGER_ACTOR: 'someone at the command line',
    });
    expect(config).toMatchObject({
      data: '/srv/ledger',
      host: '::1',
      port: 0,
      timeZone: 'Europe/Berlin',
      logLevel: 'debug',
      rateLimit: 0,
      publicHosts: ['ledger.example.org', 'ledger'],
    });
  });

  it('takes roles that one process can have, by where the log is', () => {
    const roles = 'api, projections';
    const inEventStore = { LEDGER_EVENT_STORE: 'eventstoredb://db:2113' };
    expect(readConfig({}).roles).toEqual(['api', 'projections', 'processes', 'relay', 'timers']);
    expect(readConfig({ ...inEventStore, LEDGER_ROLES: roles }).roles).toEqual(['api', 'projections']);
    const refused = (environment: Environment) => {
      const [problem, ...others] = problemsOf(environment);
      expect([problem?.variable, others]).toEqual(['LEDGER_ROLES', []]);
      return problem!.message;
    };
    expect(refused({ ...inEventStore, LEDGER_ROLES: 'api,processes' })).toMatch(/projections beside api/);
    expect(refused({ LEDGER_ROLES: roles })).toMatch(/processes, timers too.*LEDGER_EVENT_STORE/);
    expect(refused({ LEDGER_ROLES: 'api,web' })).toMatch(/one of api, projections/);
  });

  it('believes an issuer that is named', () => {
    const { access } = readConfig({ ...oidc, LEDGER_OIDC_ALGORITHMS: 'ES256, RS256' });
    expect(access).toEqual({
      mode: 'oidc',
      issuer: 'https://login.example.org',
      audience: 'ledger',
      algorithms: ['ES256', 'RS256'],
      rolesClaim: 'roles',
      clockToleranceSeconds: 0,
    });
  });

  it('publishes events where brokers are named', () => {
    expect(readConfig({ LEDGER_KAFKA_TOPIC_PREFIX: 'office' }).kafka).toBeUndefined();
    const brokers = 'kafka-1:9092, [::1]:9093';
    expect(readConfig({ LEDGER_KAFKA_BROKERS: brokers, LEDGER_KAFKA_SOURCE: '/offices/tax' }).kafka).toEqual({
      brokers: ['kafka-1:9092', '[::1]:9093'],
      topicPrefix: 'assessment-ledger',
      partitions: 6,
      source: '/offices/tax',
    });
    const wrong = {
      LEDGER_KAFKA_BROKERS: 'kafka-1:9092,kafka-2',
      LEDGER_KAFKA_TOPIC_PREFIX: 'tax office',
      LEDGER_KAFKA_PARTITIONS: '0',
      LEDGER_KAFKA_SOURCE: 'tax office',
    };
    expect(problemsOf(wrong).map(({ variable }) => variable)).toEqual(Object.keys(wrong));
  });

  it('takes in work records where brokers and a topic are named', () => {
    const brokers = { LEDGER_KAFKA_BROKERS: 'kafka-1:9092' };
    expect(readConfig(brokers).intake).toBeUndefined();
    expect(readConfig({ ...brokers, LEDGER_KAFKA_INTAKE_TOPIC: 'work' }).intake).toEqual({
      brokers: ['kafka-1:9092'],
      topic: 'work',
      partitions: 6,
    });
    expect(problemsOf({ LEDGER_KAFKA_INTAKE_TOPIC: 'work' })).toEqual([
      { variable: 'LEDGER_KAFKA_INTAKE_TOPIC', message: 'needs LEDGER_KAFKA_BROKERS' },
    ]);
  });

  it('sends traces where the standard variables say', () => {
    const base = { OTEL_EXPORTER_OTLP_ENDPOINT: 'http://collector:4318/' };
    expect(readConfig(base).tracesEndpoint).toBe('http://collector:4318/v1/traces');
    const traces = { OTEL_EXPORTER_OTLP_TRACES_ENDPOINT: 'http://traces:4318/in' };
    expect(readConfig({ ...base, ...traces }).tracesEndpoint).toBe('http://traces:4318/in');
  });

  it.each<[string, string, string]>([
    ['LEDGER_PORT', '65536', 'whole number'],
    ['LEDGER_PORT', '-1', 'whole number'],
    ['LEDGER_PORT', '3e3', 'whole number'],
    ['LEDGER_HOST', 'http://0.0.0.0', 'name or address'],
    ['LEDGER_TIME_ZONE', 'Europe/Bonn', 'time zone'],
    ['LEDGER_LOG_LEVEL', 'verbose', 'one of silent'],
    ['LEDGER_MAX_BODY_BYTES', '10MB', 'whole number'],
    ['LEDGER_MAX_BODY_BYTES', '0', 'from 1024'],
    ['LEDGER_MAX_COMMANDS_IN_FLIGHT', '0', 'from 1'],
    ['LEDGER_LONGEST_FAREWELL', '0', 'from 1'],
    ['LEDGER_PUBLIC_HOSTS', 'https://ledger.example.org', 'without scheme'],
    ['OTEL_EXPORTER_OTLP_ENDPOINT', 'collector:4318', 'http or https'],
    ['OTEL_EXPORTER_OTLP_ENDPOINT', 'http://user:secret@collector', 'without credentials'],
  ])('refuses %s=%s and names it', (variable, text, message) => {
    expect(problemsOf({ [variable]: text })).toEqual([
      { variable, message: expect.stringContaining(message) as unknown },
    ]);
  });

  it.each<[string, string, string]>([
    ['LEDGER_OIDC_ISSUER', 'http://login.example.org', 'https'],
    ['LEDGER_OIDC_JWKS_URI', 'file:///etc/passwd', 'https'],
    ['LEDGER_OIDC_ALGORITHMS', 'RS256,HS256', 'one of'],
    ['LEDGER_OIDC_ALGORITHMS', 'none', 'one of'],
  ])('refuses %s=%s for an issuer', (variable, text, message) => {
    expect(problemsOf({ ...oidc, [variable]: text })).toEqual([
      { variable, message: expect.stringContaining(message) as unknown },
    ]);
  });

  it('never falls back to its own key where an issuer was meant', () => {
    const names = (environment: Environment) => problemsOf(environment).map(({ variable }) => variable);
    expect(names({ LEDGER_OIDC_AUDIENCE: 'ledger' })).toEqual(['LEDGER_OIDC_ISSUER']);
    expect(names({ LEDGER_OIDC_ISSUER: 'https://login.example.org' })).toEqual(['LEDGER_OIDC_AUDIENCE']);
    expect(names({ LEDGER_OIDC_ISUER: 'https://login.example.org' })).toContain('LEDGER_OIDC_ISSUER');
  });

  it('tells everything that is wrong at once, misspelt names included', () => {
    const problems = problemsOf({
      LEDGER_PROT: '80',
      LEDGER_PORT: 'x',
      LEDGER_SECRET: 'y',
      LEDGER_TIME_ZONE: 'z',
    });
    const names = ['LEDGER_PROT', 'LEDGER_SECRET', 'LEDGER_PORT', 'LEDGER_TIME_ZONE'];
    expect(problems.map(({ variable }) => variable)).toEqual(names);
    expect(problems[0]!.message).toContain('did you mean LEDGER_PORT?');
    expect(problems[1]!.message).toContain('it knows LEDGER_DATA');
  });
});
