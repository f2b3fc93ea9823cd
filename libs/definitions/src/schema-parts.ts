/* Parts that the schemas share. `patternErrorMessage` is what editors and our own messages say of a pattern. */

/** Text that people read: line ends and tabs are all that it may hold besides what can be seen. */
export const text = {
  type: 'string',
  pattern: '\\S',
  patternErrorMessage: 'must not be empty',
  allOf: [
    {
      pattern: '^(?:[\\n\\t]|[^\\p{Cc}\\p{Cf}\\p{Zl}\\p{Zp}\\p{Cs}])*$',
      patternErrorMessage: 'must not contain control or invisible characters',
    },
  ],
} as const;

/** An id of people, units, posts: whatever the organization uses, as long as it can be seen and copied. */
export const visibleId = {
  type: 'string',
  maxLength: 100,
  pattern: '^[^\\s\\p{Cc}\\p{Cf}\\p{Zl}\\p{Zp}\\p{Cs}]+$',
  patternErrorMessage: 'must have no spaces, control or invisible characters, and not be empty',
} as const;

/** An id that is made for the ledger: rules and indicators. */
export const kebabId = {
  type: 'string',
  maxLength: 100,
  pattern: '^[a-z][a-z0-9]*(?:-[a-z0-9]+)*$',
  patternErrorMessage: 'must be small letters, digits and single hyphens, such as days-late',
} as const;

export const date = { type: 'string', format: 'date' } as const;

const points = { type: 'number', maximum: 1_000_000 } as const;
export const pointsFromZero = { ...points, minimum: 0 } as const;
export const pointsAboveZero = { ...points, exclusiveMinimum: 0 } as const;
