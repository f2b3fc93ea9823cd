import { nearest } from '#domain';
import { eventStoreAddress, problemOfRoles } from '#runtime';
import { accessConfigOf, accessProblemsOf } from './access-config.js';
import { type Config } from './config.js';
import { intakeOf, kafkaOf, kafkaProblemsOf } from './kafka-config.js';
import { InvalidConfiguration, type VariableProblem } from './invalid-configuration.js';
import { WrongValue, type Setting } from './setting.js';
import { otherVariables, settings } from './settings.js';

export type Environment = Readonly<Record<string, string | undefined>>;

/**
 * Reads and checks what the environment says. A variable that is empty counts as not set.
 * @throws InvalidConfiguration with everything that is wrong, unknown `LEDGER_` variables included
 */
export function readConfig(environment: Environment): Config {
  const given = Object.keys(environment).filter((name) => textOf(environment, name) !== undefined);
  const problems: VariableProblem[] = [...unknownVariables(given), ...accessProblemsOf(given)];
  const values = Object.fromEntries(
    Object.entries(settings).map(([name, setting]) => [name, valueOf(setting, environment, problems)]),
  ) as Values;
  if (problems.length === 0) problems.push(...problemsTogether(values));
  if (problems.length > 0) throw new InvalidConfiguration(problems);
  return {
    ...values,
    publicHosts: values.publicHosts ?? [],
    access: accessConfigOf(values),
    kafka: kafkaOf(values),
    intake: intakeOf(values),
    tracesEndpoint: values.otlpTracesEndpoint ?? tracesBelow(values.otlpEndpoint),
  };
}

type Settings = typeof settings;

/** Where a setting has no default, there may be no value. */
type Values = {
  readonly [Name in keyof Settings]:
    | ReturnType<Settings[Name]['read']>
    | (Settings[Name] extends { readonly default: string } ? never : undefined);
};

function valueOf(
  { variable, default: usual, read }: Setting<unknown>,
  environment: Environment,
  problems: VariableProblem[],
): unknown {
  const text = textOf(environment, variable) ?? usual;
  if (text === undefined) return undefined;
  try {
    return read(text);
  } catch (error) {
    if (!(error instanceof WrongValue)) throw error;
    problems.push({ variable, message: error.message });
    return undefined;
  }
}

/** Of values that are right each by itself. */
function problemsTogether({ roles, eventStore, ...kafka }: Values): VariableProblem[] {
  const message = problemOfRoles(roles, eventStoreAddress(eventStore).kind !== 'sqlite');
  return [
    ...(message === undefined ? [] : [{ variable: 'LEDGER_ROLES', message }]),
    ...kafkaProblemsOf(kafka),
  ];
}

function unknownVariables(given: readonly string[]): VariableProblem[] {
  const known = [...Object.values(settings), ...otherVariables].map(({ variable }) => variable);
  return given
    .filter((name) => name.startsWith('LEDGER_') && !known.includes(name))
    .map((variable) => {
      const meant = nearest(variable, known);
      const hint = meant === undefined ? `it knows ${known.join(', ')}` : `did you mean ${meant}?`;
      return { variable, message: `is not a variable of the ledger; ${hint}` };
    });
}

function textOf(environment: Environment, variable: string): string | undefined {
  const text = environment[variable]?.trim();
  return text === '' ? undefined : text;
}

const tracesBelow = (endpoint: string | undefined): string | undefined =>
  endpoint && `${endpoint.replace(/\/+$/, '')}/v1/traces`;
