import { InvalidArgumentError, Option, type Command } from 'commander';
import { nearest, roles, type Grant, type Role } from '#domain';
import type { Given } from '#processing';
import type { Ledger } from '#runtime';

/** Who does something at the terminal, and as what. */
export interface ByWhom {
  readonly by: string;
  readonly role: readonly Grant[];
}

export const byWhom = (command: Command): Command =>
  command
    .requiredOption('--by <id>', 'who does it')
    .addOption(
      new Option('--role <role[:unit]>', 'as what, in a unit and below it or everywhere; may be repeated')
        .argParser(withGrant)
        .makeOptionMandatory(),
    );

/** In the first of the roles that were given. Whoever has the ledger's folder reads all evidence. */
export function givenBy({ by, role: grants }: ByWhom, { clock }: Ledger): Given {
  const [{ role }] = grants as [Grant];
  return {
    by: { id: by, grants },
    today: clock.today(),
    meta: { actor: { kind: 'person', id: by, role } },
    readsEvidence: 'all',
  };
}

/** Reads `role` or `role:unit` of an option that may be repeated. */
export function withGrant(text: string, before: readonly Grant[] = []): Grant[] {
  const [, name, unit = null] = /^([^:]*)(?::(.*))?$/.exec(text) ?? [];
  const role = roles.find((one) => one === name);
  if (!role) throw new InvalidArgumentError(unknownRole(name ?? text));
  if (unit === '') throw new InvalidArgumentError('Name a unit behind the colon, or leave the colon out.');
  if (before.some((one) => one.role === role && one.unit === unit)) {
    throw new InvalidArgumentError('It is given twice.');
  }
  return [...before, { role, unit }];
}

function unknownRole(name: string): string {
  const meant: Role | undefined = roles.find((role) => role === nearest(name, roles));
  return `There is no such role; ${meant ? `did you mean ${meant}?` : `they are ${roles.join(', ')}.`}`;
}
