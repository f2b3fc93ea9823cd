import {
  DefinitionError,
  parseDefinition,
  type DefinitionFile,
  type DefinitionProblem,
  type Path,
} from '#definitions';
import { isTimeZone } from '#domain';
import type { DayRule } from './calendar-day.js';
import {
  DAY_FIELDS,
  ID_FIELDS,
  type DuplicateRule,
  type MappingFile,
  type OptionalDay,
  type OptionalId,
  type Registrations,
  type RequiredDay,
  type RequiredId,
  type WhenMissing,
  type WrittenAttribute,
  type WrittenDay,
  type WrittenId,
} from './mapping-file.js';
import { mappingSchema } from './mapping.schema.js';
import { isoMoment, momentPattern } from './moment.js';
import { parseTemplate, templateColumns, type Template } from './template.js';

export type Encoding = 'utf-8' | 'windows-1252';

export interface CsvDialect {
  readonly delimiter: string;
  readonly encoding: Encoding;
}

export interface IdSource {
  readonly template: Template;
  readonly nulls: readonly string[];
}

export interface DaySource extends DayRule {
  readonly column: string;
  readonly nulls: readonly string[];
}

export interface AttributeSource extends WrittenAttribute {
  readonly nulls: readonly string[];
}

/** How the rows of a CSV file are read as work records; checked, with every default filled in. */
export interface Mapping {
  readonly title: string;
  readonly csv: CsvDialect;
  readonly timeZone: string;
  readonly ids: Readonly<Record<RequiredId, IdSource> & Partial<Record<OptionalId, IdSource>>>;
  readonly days: Readonly<Record<RequiredDay, DaySource> & Partial<Record<OptionalDay, DaySource>>>;
  readonly whenStaffMissing: WhenMissing;
  readonly attributes: Readonly<Record<string, AttributeSource>>;
  readonly duplicates?: DuplicateRule;
  readonly register: Registrations;
  /** Each column the mapping names, with the place in its file where it does. */
  readonly columns: readonly { readonly column: string; readonly path: Path }[];
  readonly problemAt: (path: Path, message: string) => DefinitionProblem;
}

/** @throws DefinitionError with everything that is wrong in the file, by line and column */
export function parseMappingFile(file: DefinitionFile): Mapping {
  const { value, problemAt } = parseDefinition<MappingFile>(file, mappingSchema);
  const problems: DefinitionProblem[] = [];
  const refuse = (path: Path, message: string): void => void problems.push(problemAt(path, message));
  const columns: { column: string; path: Path }[] = [];
  const { fields, nulls = [], attributes = {}, duplicates, register = {} } = value;

  const idSource = (field: string, written: WrittenId): IdSource => {
    const path = typeof written === 'string' ? ['fields', field] : ['fields', field, 'from'];
    const source = typeof written === 'string' ? { from: written } : written;
    const template = parseTemplate(source.from);
    if (typeof template === 'string') {
      refuse(path, template);
      return { template: [], nulls };
    }
    columns.push(...templateColumns(template).map((column) => ({ column, path })));
    return { template, nulls: source.nulls ?? nulls };
  };

  const daySource = (field: string, written: WrittenDay): DaySource => {
    const { column, format: formatName = 'iso', zone = 'offset' } = written;
    const format = formatName === 'iso' ? isoMoment : momentPattern(formatName);
    const path = ['fields', field];
    columns.push({ column, path: [...path, 'column'] });
    if (typeof format === 'string') refuse([...path, 'format'], format);
    else if (formatName.includes('HH') && zone === 'offset') {
      refuse(
        [...path, 'format'],
        'a pattern has no offset from UTC in it: say `zone: local` if its times are local',
      );
    }
    return {
      column,
      format: typeof format === 'string' ? isoMoment : format,
      formatName: formatName === 'iso' ? 'an ISO date or date and time' : formatName,
      local: zone === 'local',
      nulls: written.nulls ?? nulls,
    };
  };

  const present = <Field extends string, Written, Source>(
    names: readonly Field[],
    of: Readonly<Partial<Record<Field, Written>>>,
    read: (name: Field, written: Written) => Source,
  ): Record<Field, Source> =>
    Object.fromEntries(
      names.flatMap((name) => (of[name] === undefined ? [] : [[name, read(name, of[name])]])),
    ) as Record<Field, Source>;

  const mapping: Mapping = {
    title: value.title,
    csv: {
      delimiter: value.csv?.delimiter ?? ',',
      encoding: (value.csv?.encoding ?? 'utf-8') === 'utf-8' ? 'utf-8' : 'windows-1252',
    },
    timeZone: value.timeZone,
    ids: present(ID_FIELDS, fields as Partial<Record<(typeof ID_FIELDS)[number], WrittenId>>, idSource),
    days: present(DAY_FIELDS, fields, daySource),
    whenStaffMissing: (typeof fields.staff === 'string' ? undefined : fields.staff.whenMissing) ?? 'reject',
    attributes: present(Object.keys(attributes), attributes, (name, written) => {
      columns.push({ column: written.column, path: ['attributes', name, 'column'] });
      return { ...written, nulls: written.nulls ?? nulls };
    }),
    ...(duplicates && { duplicates }),
    register: { units: false, posts: false, staff: false, periods: false, ...register },
    columns,
    problemAt,
  };

  if (duplicates) {
    const [kind, names] =
      'ignoring' in duplicates
        ? (['ignoring', duplicates.ignoring] as const)
        : (['comparing', duplicates.comparing] as const);
    columns.push(...names.map((column, index) => ({ column, path: ['duplicates', kind, index] })));
  }
  checkRules(mapping, refuse);
  if (problems.length > 0) throw new DefinitionError(problems);
  return mapping;
}

/** What no schema can say. */
function checkRules(
  { timeZone, ids, duplicates, register }: Mapping,
  refuse: (path: Path, message: string) => void,
): void {
  if (!isTimeZone(timeZone)) refuse(['timeZone'], `there is no time zone ${timeZone}`);

  if (ids.record.template.every((part) => 'text' in part)) {
    refuse(['fields', 'record'], 'names no column: every row would be the same record');
  }

  const ignoring = duplicates && 'ignoring' in duplicates ? duplicates.ignoring : [];
  const inProcess = templateColumns(ids.process.template);
  ignoring.forEach((column, index) => {
    if (inProcess.includes(column)) {
      refuse(
        ['duplicates', 'ignoring', index],
        `\`${column}\` tells processes apart; duplicates are sought within a process`,
      );
    }
  });

  if (ids.post === undefined) {
    if (register.posts)
      refuse(['register', 'posts'], 'the mapping has no field `post` to register posts from');
    if (register.appointments)
      refuse(['register', 'appointments'], 'the mapping has no field `post` to appoint anyone to');
  }
}
