import type { CaseworkPolicy, InstancePolicy, Rung, TimeLimit } from '#domain';
import { timeLimitText } from './time-limit-text.js';

/** In the order of their ISO numbers, from 1. */
export const weekdays = [
  'monday',
  'tuesday',
  'wednesday',
  'thursday',
  'friday',
  'saturday',
  'sunday',
] as const;

/** The section `casework` of a rulebook file; time limits are texts such as `30 calendar days`. */
export interface WrittenCasework {
  readonly weekend?: readonly (typeof weekdays)[number][];
  readonly warnBefore?: string;
  readonly appeal?: {
    readonly file?: string;
    readonly admit?: string;
    readonly complete?: string;
    readonly inspect?: string;
    readonly first?: WrittenInstance;
    readonly serve?: string;
    readonly escalate?: string;
    readonly second?: WrittenInstance;
    readonly publicNotice?: string;
  };
  readonly accountability?: {
    readonly state?: string;
    readonly defend?: string;
    readonly limitation?: string;
    readonly reviews?: readonly string[];
    readonly approves?: readonly string[];
    readonly mainShare?: number;
    readonly ladder?: readonly WrittenRung[];
    readonly repair?: readonly { readonly within: string; readonly permille: number }[];
  };
}

/** `extension`: a time limit, or `none`. */
export interface WrittenInstance {
  readonly decide?: string;
  readonly extension?: string;
}

/** `months`: as many, or a range to choose from; left out where the rung takes no time. */
export interface WrittenRung {
  readonly rung: string;
  readonly title: string;
  readonly months?: number | { readonly from: number; readonly to: number };
}

/** With nothing left out. */
type WhollyWritten = Required<WrittenCasework> & {
  readonly appeal: Required<NonNullable<WrittenCasework['appeal']>> & {
    readonly first: Required<WrittenInstance>;
    readonly second: Required<WrittenInstance>;
  };
  readonly accountability: Required<NonNullable<WrittenCasework['accountability']>>;
};

/** A policy as a file would say it, with nothing left out: read as a file it is the same policy again. */
export function writtenCasework(policy: CaseworkPolicy): WhollyWritten {
  const { appeal, accountability } = policy;
  const { limitation, state, defend, ladder, repair, ...liability } = accountability;
  return {
    weekend: policy.weekend.map((day) => weekdays[day - 1]!),
    warnBefore: timeLimitText(policy.warnBefore),
    appeal: {
      file: timeLimitText(appeal.file),
      admit: timeLimitText(appeal.admit),
      complete: timeLimitText(appeal.complete),
      inspect: timeLimitText(appeal.inspect),
      first: writtenInstance(appeal.first),
      serve: timeLimitText(appeal.serve),
      escalate: timeLimitText(appeal.escalate),
      second: writtenInstance(appeal.second),
      publicNotice: timeLimitText(appeal.publicNotice),
    },
    accountability: {
      state: timeLimitText(state),
      defend: timeLimitText(defend),
      limitation: timeLimitText(limitation),
      ...liability,
      ladder: ladder.map(writtenRung),
      repair: repair.map(({ within, permille }) => ({ within: withinText(within), permille })),
    },
  };
}

const writtenInstance = ({ decide, extension }: InstancePolicy): Required<WrittenInstance> => ({
  decide: timeLimitText(decide),
  extension: extension === null ? 'none' : timeLimitText(extension),
});

const withinText = (within: TimeLimit | string): string =>
  typeof within === 'string' ? within : timeLimitText(within);

function writtenRung({ rung, title, months }: Rung): WrittenRung {
  if (months === null) return { rung, title };
  const { least, most } = months;
  return { rung, title, months: least === most ? least : { from: least, to: most } };
}
