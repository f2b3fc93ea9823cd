import {
  DEFAULT_CASEWORK,
  type CaseworkPolicy,
  type InstancePolicy,
  type RepairStep,
  type Rung,
} from '#domain';
import type { Path } from './definition.js';
import { timeLimitOf } from './time-limit-text.js';
import {
  weekdays,
  type WrittenCasework,
  type WrittenInstance,
  type WrittenRung,
} from './written-casework.js';

/** What a file leaves out is as in DEFAULT_CASEWORK, member by member; a list that is given stands for itself. */
export function toCasework(written: WrittenCasework = {}): CaseworkPolicy {
  const { appeal, accountability } = DEFAULT_CASEWORK;
  const { weekend, warnBefore } = written;
  return {
    weekend: weekend?.map((day) => weekdays.indexOf(day) + 1) ?? DEFAULT_CASEWORK.weekend,
    warnBefore: warnBefore === undefined ? DEFAULT_CASEWORK.warnBefore : timeLimitOf(warnBefore),
    appeal: {
      ...appeal,
      ...timeLimits(written.appeal ?? {}, limitsOfAppeal),
      first: instance(written.appeal?.first, appeal.first),
      second: instance(written.appeal?.second, appeal.second),
    },
    accountability: toAccountability(written.accountability ?? {}, accountability),
  };
}

const limitsOfAppeal = ['file', 'admit', 'complete', 'inspect', 'serve', 'escalate', 'publicNotice'] as const;

type Accountability = CaseworkPolicy['accountability'];

function toAccountability(
  written: NonNullable<WrittenCasework['accountability']>,
  otherwise: Accountability,
): Accountability {
  return {
    ...otherwise,
    ...timeLimits(written, ['state', 'defend', 'limitation']),
    reviews: written.reviews ?? otherwise.reviews,
    approves: written.approves ?? otherwise.approves,
    mainShare: written.mainShare ?? otherwise.mainShare,
    ladder: written.ladder?.map(toRung) ?? otherwise.ladder,
    repair: written.repair?.map(toRepairStep) ?? otherwise.repair,
  };
}

/** Those of the members that are written. */
function timeLimits<Key extends string>(
  written: Readonly<Partial<Record<Key, string>>>,
  keys: readonly Key[],
): Partial<Record<Key, ReturnType<typeof timeLimitOf>>> {
  const given = keys.filter((key) => written[key] !== undefined);
  return Object.fromEntries(given.map((key) => [key, timeLimitOf(written[key]!)])) as Partial<
    Record<Key, ReturnType<typeof timeLimitOf>>
  >;
}

function instance({ decide, extension }: WrittenInstance = {}, otherwise: InstancePolicy): InstancePolicy {
  return {
    decide: decide === undefined ? otherwise.decide : timeLimitOf(decide),
    extension:
      extension === undefined ? otherwise.extension : extension === 'none' ? null : timeLimitOf(extension),
  };
}

function toRung({ rung, title, months }: WrittenRung): Rung {
  if (months === undefined) return { rung, title, months: null };
  const [least, most] = typeof months === 'number' ? [months, months] : [months.from, months.to];
  return { rung, title, months: { least, most } };
}

function toRepairStep({ within, permille }: { within: string; permille: number }): RepairStep {
  const inYear = within === 'same-year' || within === 'next-year';
  return { within: inYear ? within : timeLimitOf(within), permille };
}

/** The least and the most months of a rung are `from` and `to` of a range, or one number. */
export function caseworkAsWritten(path: Path, { accountability }: CaseworkPolicy): Path {
  const [, , list, index, months, field] = path;
  if (list !== 'ladder' || typeof index !== 'number' || months !== 'months' || field === undefined)
    return path;
  const { least, most } = accountability.ladder[index]!.months!;
  const fixed = path.slice(0, -1);
  return least === most ? fixed : [...fixed, field === 'least' ? 'from' : 'to'];
}
