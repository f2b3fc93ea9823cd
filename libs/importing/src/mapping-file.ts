import type { CalendarDate } from '#domain';

/** A mapping file as it is written: the shape that mapping.schema.ts lets pass. */
export interface MappingFile {
  readonly title: string;
  readonly csv?: { readonly delimiter?: string; readonly encoding?: 'utf-8' | 'windows-1252' | 'latin1' };
  readonly timeZone: string;
  readonly nulls?: readonly string[];
  readonly fields: Readonly<Record<RequiredId, WrittenId>> &
    Readonly<Partial<Record<OptionalId, WrittenId>>> &
    Readonly<Record<RequiredDay, WrittenDay>> &
    Readonly<Partial<Record<OptionalDay, WrittenDay>>> & {
      readonly staff: string | { readonly whenMissing?: WhenMissing };
    };
  readonly attributes?: Readonly<Record<string, WrittenAttribute>>;
  readonly duplicates?: DuplicateRule;
  readonly register?: Partial<Registrations>;
}

export const ID_FIELDS = ['record', 'process', 'activity', 'unit', 'staff', 'post', 'supervisor'] as const;
export const DAY_FIELDS = ['occurredOn', 'effectiveOn', 'plannedOn', 'dueOn'] as const;

export type OptionalId = 'post' | 'supervisor';
export type RequiredId = Exclude<(typeof ID_FIELDS)[number], OptionalId>;
export type RequiredDay = 'occurredOn';
export type OptionalDay = Exclude<(typeof DAY_FIELDS)[number], RequiredDay>;

export type WrittenId = string | { readonly from: string; readonly nulls?: readonly string[] };

export interface WrittenDay {
  readonly column: string;
  readonly format?: string;
  readonly zone?: 'offset' | 'local';
  readonly nulls?: readonly string[];
}

export interface WrittenAttribute {
  readonly column: string;
  readonly type: 'text' | 'number' | 'boolean';
  readonly nulls?: readonly string[];
}

export type WhenMissing = 'reject' | 'nobody' | 'process-opener';

export type DuplicateRule =
  { readonly ignoring: readonly string[] } | { readonly comparing: readonly string[] };

export interface Registrations {
  readonly units: boolean;
  readonly posts: boolean;
  readonly staff: boolean;
  /** Whether, and from which day on, staff members are appointed to the posts they appear with. */
  readonly appointments?: { readonly from: CalendarDate };
  readonly periods: boolean;
}
