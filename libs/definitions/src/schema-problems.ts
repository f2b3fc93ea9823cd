import { isCalendarDate } from '#domain';
import { Ajv2020, type ErrorObject } from 'ajv/dist/2020.js';
import { inPlainWords } from './schema-words.js';

/** What the schema has against a value; `key` names a key of the object under `path` that should not be there. */
export interface SchemaProblem {
  readonly path: readonly (string | number)[];
  readonly key?: string;
  readonly message: string;
}

// `patternErrorMessage` and `errorMessage` are annotations that editors show too: what the value must be, in words.
const ajv = new Ajv2020({ allErrors: true, verbose: true, strictTypes: false, strictRequired: false })
  .addVocabulary(['patternErrorMessage', 'errorMessage'])
  .addFormat('date', isCalendarDate);

export function schemaProblems(schema: object, value: unknown): SchemaProblem[] {
  const validate = ajv.compile(schema);
  if (validate(value)) return [];
  const problems = validate.errors!.filter(speaksForItself).map((error): SchemaProblem => ({
    path: stepsOf(error.instancePath, value),
    key: keyAtFault(error),
    message: inPlainWords(error),
  }));
  return [...new Map(problems.map((problem) => [JSON.stringify(problem), problem])).values()];
}

/** The branches of a choice report what each of them lacks, and `if` that its `then` failed: noise beside the rest. */
function speaksForItself({ keyword, schemaPath, propertyName }: ErrorObject): boolean {
  return keyword !== 'if' && propertyName === undefined && !/\/(?:oneOf|anyOf)\/\d+\//.test(schemaPath);
}

function keyAtFault({ params }: ErrorObject): string | undefined {
  const { additionalProperty, propertyName } = params as Record<string, string | undefined>;
  return additionalProperty ?? propertyName;
}

/** A JSON pointer as steps: numbers where it leads through a list. */
function stepsOf(pointer: string, root: unknown): (string | number)[] {
  let around = root;
  return pointer
    .split('/')
    .slice(1)
    .map((step) => {
      const key = step.replaceAll('~1', '/').replaceAll('~0', '~');
      const inList = Array.isArray(around);
      around = (around as Record<string, unknown>)[key];
      return inList ? Number(key) : key;
    });
}
