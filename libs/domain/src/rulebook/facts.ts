import { daysBetween, type CalendarDate } from '../calendar-date.js';
import type { AttributeValue, WorkRecordData } from '../work-record/events.js';
import type { AttributeType, Rulebook } from './rulebook.js';

/** Whole numbers are `int` (bigint inside conditions); attributes that are numbers are `double`. */
export type FactType = 'int' | 'double' | 'bool' | 'string';
export type FactValue = bigint | number | boolean | string;

/** Something that a rule may ask about a work record. */
export interface Fact {
  /** As conditions and reasons write it: `daysLate`, `attributes.amount`. */
  readonly name: string;
  readonly type: FactType;
  readonly description: string;
  /** The attribute that it stands for, where it is one. */
  readonly attribute?: string;
  /** Undefined where the record does not say. */
  readonly of: (record: WorkRecordData) => FactValue | undefined;
}

/** No fact that is a whole number lies further from zero; days between any two dates do not come near it. */
export const LARGEST_INT_FACT = 1_000_000_000n;

const days = (from: CalendarDate | undefined, to: CalendarDate | undefined): bigint | undefined =>
  from === undefined || to === undefined ? undefined : BigInt(daysBetween(from, to));

const recordFacts: readonly Fact[] = [
  {
    name: 'daysLate',
    type: 'int',
    description:
      'Calendar days from the planned day to the finish; negative when early; unknown without a plan.',
    of: ({ plannedOn, occurredOn }) => days(plannedOn, occurredOn),
  },
  {
    name: 'daysEarly',
    type: 'int',
    description:
      'Calendar days from the finish to the planned day; negative when late; unknown without a plan.',
    of: ({ plannedOn, occurredOn }) => days(occurredOn, plannedOn),
  },
  {
    name: 'hasPlan',
    type: 'bool',
    description: 'Whether the record has a planned day; always known.',
    of: ({ plannedOn }) => plannedOn !== undefined,
  },
  {
    name: 'daysOverdue',
    type: 'int',
    description:
      'Calendar days from the due date to the finish; negative before it; unknown without a due date.',
    of: ({ dueOn, occurredOn }) => days(dueOn, occurredOn),
  },
  {
    name: 'deadlineMet',
    type: 'bool',
    description: 'Whether it was finished on the due date or before; unknown without a due date.',
    of: ({ dueOn, occurredOn }) => (dueOn === undefined ? undefined : occurredOn <= dueOn),
  },
  {
    name: 'hasDeadline',
    type: 'bool',
    description: 'Whether the record has a due date; always known.',
    of: ({ dueOn }) => dueOn !== undefined,
  },
  {
    name: 'occurrence',
    type: 'int',
    description: 'How many times the activity has occurred in its process, this one included: 1, 2, …',
    of: ({ occurrence }) => BigInt(occurrence),
  },
  {
    name: 'repeatedStep',
    type: 'bool',
    description: 'Whether the activity occurred in its process before.',
    of: ({ occurrence }) => occurrence > 1,
  },
  {
    name: 'registrationDelay',
    type: 'int',
    description:
      'Calendar days from the day it took effect to the finish; unknown where no such day is recorded.',
    of: ({ effectiveOn, occurredOn }) => days(effectiveOn, occurredOn),
  },
  {
    name: 'selfSupervised',
    type: 'bool',
    description: 'Whether the staff member is their own supervisor; unknown without a supervisor.',
    of: ({ staff, supervisor }) =>
      staff === undefined || supervisor === undefined ? undefined : staff === supervisor,
  },
  {
    name: 'activity',
    type: 'string',
    description: 'The step of the process.',
    of: ({ activity }) => activity,
  },
  { name: 'process', type: 'string', description: 'The process instance.', of: ({ process }) => process },
  { name: 'unit', type: 'string', description: 'The unit that did the work.', of: ({ unit }) => unit },
  {
    name: 'post',
    type: 'string',
    description: 'The post of the staff member; unknown where nobody is named.',
    of: ({ post }) => post,
  },
];

const typeOfAttribute: Readonly<Record<AttributeType, { type: FactType; written: string }>> = {
  text: { type: 'string', written: 'string' },
  number: { type: 'double', written: 'number' },
  boolean: { type: 'bool', written: 'boolean' },
};

/** An attribute that the record lacks, or carries as a value of another type than declared, is unknown. */
function attributeFact(attribute: string, declared: AttributeType): Fact {
  const { type, written } = typeOfAttribute[declared];
  return {
    name: `attributes.${attribute}`,
    type,
    description: `The imported attribute ${attribute} (${declared}); unknown on records without it.`,
    attribute,
    of({ attributes }) {
      if (attributes === undefined || !Object.hasOwn(attributes, attribute)) return undefined;
      const value: AttributeValue | undefined = attributes[attribute];
      return typeof value === written ? value : undefined;
    },
  };
}

/** All that the rules of a rulebook may ask, by name: the facts of every record, and the attributes it declares. */
export function factsOf(attributes: Rulebook['attributes']): ReadonlyMap<string, Fact> {
  const declared = Object.entries(attributes).map(([name, type]) => attributeFact(name, type));
  return new Map([...recordFacts, ...declared].map((fact) => [fact.name, fact]));
}
