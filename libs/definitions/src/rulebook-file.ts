import {
  lintRulebook,
  type AttributeType,
  type CalendarKind,
  type Dimension,
  type Family,
  type Finding,
  type Indicator,
  type PeerGroup,
  type Rule,
  type Rulebook,
} from '#domain';
import { InvalidPoints, parsePoints, type MilliPoints } from '#scoring';
import {
  inFileOrder,
  parseDefinition,
  type Definition,
  type DefinitionFile,
  type Path,
} from './definition.js';
import { DefinitionError, type DefinitionProblem } from './definition-problem.js';
import { rulebookSchema } from './rulebook.schema.js';

interface WrittenRulebook {
  readonly version: number;
  readonly title: string;
  readonly inForceFrom: string;
  readonly calendar: CalendarKind;
  readonly peerGroup?: PeerGroup;
  readonly attributes?: Readonly<Record<string, AttributeType>>;
  readonly indicators: readonly {
    readonly id: string;
    readonly name: string;
    readonly definition: string;
    readonly family: Family;
    readonly dimension: Dimension;
    readonly unit: string;
    readonly source: string;
    readonly base: number;
    readonly floor?: number;
    readonly bonusCap?: number;
    readonly manual?: boolean;
  }[];
  readonly rules?: readonly {
    readonly id: string;
    readonly indicator: string;
    readonly when: string;
    readonly deduct?: number;
    readonly bonus?: number;
    readonly reason: string;
  }[];
}

/** A rulebook that can be published, and what is suspicious in it. */
export interface RulebookFile {
  readonly rulebook: Rulebook;
  readonly warnings: readonly DefinitionProblem[];
}

/** @throws DefinitionError with everything that keeps the rulebook from being published */
export function readRulebookFile(file: DefinitionFile): RulebookFile {
  const definition = parseDefinition<WrittenRulebook>(file, rulebookSchema);
  const rulebook = toRulebook(definition);
  const findings = lintRulebook(rulebook);
  const located = (severity: Finding['severity']): DefinitionProblem[] =>
    inFileOrder(
      findings
        .filter((finding) => finding.severity === severity)
        .map(({ path, message }) => definition.problemAt(asWritten(path, rulebook), message)),
    );
  const errors = located('error');
  if (errors.length > 0) throw new DefinitionError(errors);
  return { rulebook, warnings: located('warning') };
}

/** @throws DefinitionError as readRulebookFile does */
export function parseRulebookFile(file: DefinitionFile): Rulebook {
  return readRulebookFile(file).rulebook;
}

function toRulebook(definition: Definition<WrittenRulebook>): Rulebook {
  const problems: DefinitionProblem[] = [];
  const points = (...path: Path): MilliPoints => {
    try {
      return parsePoints(definition.sourceText(path)!);
    } catch (error) {
      if (!(error instanceof InvalidPoints)) throw error;
      problems.push(definition.problemAt(path, error.message));
      return 0;
    }
  };

  const { version, title, inForceFrom, calendar, peerGroup, attributes, indicators, rules } =
    definition.value;
  const rulebook: Rulebook = {
    version,
    title,
    inForceFrom,
    calendar,
    peerGroup: peerGroup ?? 'unit',
    attributes: attributes ?? {},
    indicators: indicators.map((indicator, index): Indicator => ({
      ...indicator,
      base: points('indicators', index, 'base'),
      floor: indicator.floor === undefined ? 0 : points('indicators', index, 'floor'),
      bonusCap: indicator.bonusCap === undefined ? null : points('indicators', index, 'bonusCap'),
      manual: indicator.manual ?? false,
    })),
    rules: (rules ?? []).map(({ id, indicator, when, deduct, reason }, index): Rule => {
      const kind = deduct === undefined ? 'bonus' : 'deduction';
      return { id, indicator, when, kind, points: points('rules', index, keyOfPoints(kind)), reason };
    }),
  };
  if (problems.length > 0) throw new DefinitionError(inFileOrder(problems));
  return rulebook;
}

const keyOfPoints = (kind: Rule['kind']): 'deduct' | 'bonus' => (kind === 'bonus' ? 'bonus' : 'deduct');

/** A rule's kind and points are one key of the file: `deduct` or `bonus`. */
function asWritten(path: Path, { rules }: Rulebook): Path {
  const [list, index, field] = path;
  if (list !== 'rules' || typeof index !== 'number' || (field !== 'kind' && field !== 'points')) return path;
  return [list, index, keyOfPoints(rules[index]!.kind)];
}
