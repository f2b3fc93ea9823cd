import type { ArgumentMetadata, PipeTransform, Type } from '@nestjs/common';
import { plainToInstance } from 'class-transformer';
import { getMetadataStorage, validateSync } from 'class-validator';
import { nearest } from '#domain';
import { Problem, type Fault } from './problem.js';
import { MIN_POSITION } from './reached-position.interceptor.js';

/** Parameters that every read takes, and that are read elsewhere. */
const everywhere = [MIN_POSITION];

/**
 * Makes the parameter object of a controller from a query or path. Whatever it does not know is refused by name, so
 * that a misspelt filter is not taken for none; nothing that is given twice is guessed at.
 * @throws Problem `invalid-request` with all faults
 */
export class StrictParameters implements PipeTransform<Readonly<Record<string, unknown>>> {
  transform(given: Readonly<Record<string, unknown>>, { metatype }: ArgumentMetadata): object {
    if (!metatype) throw new Error('a controller takes its parameters as a class');
    const known = parametersOf(metatype);
    requireKnownOnce(given, known);
    const own = Object.fromEntries(Object.entries(given).filter(([name]) => known.includes(name)));
    const parameters = plainToInstance(metatype, own) as object;
    const wrong = validateSync(parameters, { forbidUnknownValues: false }).map(
      ({ property, constraints }): Fault => ({
        path: property,
        message: Object.values(constraints ?? {})[0]!,
      }),
    );
    if (wrong.length > 0) throw Problem.ofParameters(wrong);
    return parameters;
  }
}

/** @throws Problem `invalid-request` for names that are not known, and values that are given more than once */
export function requireKnownOnce(given: Readonly<Record<string, unknown>>, known: readonly string[]): void {
  const faults = Object.entries(given).flatMap(([name, value]) => shapeFault(name, value, known));
  if (faults.length > 0) throw Problem.ofParameters(faults);
}

function shapeFault(name: string, value: unknown, known: readonly string[]): Fault[] {
  const path = name.slice(0, 100);
  if (!known.includes(name) && !everywhere.includes(name)) {
    return [{ path, message: unknownParameter(path, known) }];
  }
  return typeof value === 'string' ? [] : [{ path, message: 'must be given once' }];
}

function unknownParameter(name: string, known: readonly string[]): string {
  const meant = nearest(name, known);
  const all = known.length > 0 ? `it takes ${known.join(', ')}` : 'it takes none';
  return `is not a parameter of this route${meant === undefined ? `; ${all}` : `; did you mean ${meant}?`}`;
}

function parametersOf(metatype: Type): string[] {
  const rules = getMetadataStorage().getTargetValidationMetadatas(metatype, '', false, false);
  return [...new Set(rules.map(({ propertyName }) => propertyName))];
}
