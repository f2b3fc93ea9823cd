import { field, type Said } from './field.js';
import { text, type Kind } from './kinds.js';

/** Words for people, one or more lines each; at most so many. */
export function TextListField({
  most,
  longest,
  ...said
}: Said & { readonly most: number; readonly longest: number }): PropertyDecorator {
  const words = text({ most: longest, lines: true });
  const list: Kind = {
    schema: { type: 'array', items: words.schema, maxItems: most },
    example: [words.example],
    problemOf: (value) => {
      if (!Array.isArray(value)) return 'must be a list of texts';
      if (value.length > most) return `must have at most ${most} items`;
      const problems = value.map((one) => words.problemOf(one));
      const at = problems.findIndex((problem) => problem !== undefined);
      return at < 0 ? undefined : `item ${at} ${problems[at]}`;
    },
  };
  return field(list, said);
}
