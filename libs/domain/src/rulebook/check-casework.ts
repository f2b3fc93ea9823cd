import type { CaseworkPolicy, RepairStep, Rung } from '../casework/policy.js';
import type { TimeLimit } from '../clock/time-limit.js';
import { error, warning, type Finding } from './finding.js';

type Path = Finding['path'];

const ID = /^[a-z][a-z0-9]*(?:-[a-z0-9]+)*$/;
/** Longer ones would be a mistake; and what is counted from any day of our time ends within the calendar. */
const MOST: Readonly<Record<TimeLimit['unit'], number>> = {
  'calendar-days': 3660,
  'working-days': 2610,
  months: 600,
};

/** What must be right in how appeals and accountability cases go, and what is suspicious. */
export function checkCasework({ casework }: { readonly casework: CaseworkPolicy }): Finding[] {
  const { weekend, warnBefore, appeal, accountability } = casework;
  const { first, second, ...limits } = appeal;
  const { state, defend, limitation, mainShare, ladder, repair } = accountability;
  const ofAppeal = ['casework', 'appeal'];
  const ofCase = ['casework', 'accountability'];
  return [
    ...checkWeekend(weekend),
    ...checkLimits(['casework'], { warnBefore }),
    ...checkLimits(ofAppeal, limits),
    ...checkLimits([...ofAppeal, 'first'], { ...first }),
    ...checkLimits([...ofAppeal, 'second'], { ...second }),
    ...checkLimits(ofCase, { state, defend, limitation }),
    ...checkActivities(accountability, ofCase),
    ...(isWhole(mainShare, 501, 1000)
      ? []
      : [error('invalid-share', [...ofCase, 'mainShare'], 'must be a whole number from 501 to 1000')]),
    ...checkLadder(ladder, [...ofCase, 'ladder']),
    ...checkRepair(repair, [...ofCase, 'repair']),
  ];
}

function checkWeekend(weekend: readonly number[]): Finding[] {
  const path = ['casework', 'weekend'];
  if (new Set(weekend).size !== weekend.length || !weekend.every((day) => isWhole(day, 1, 7))) {
    return [error('invalid-weekend', path, 'must be days of the week, each once')];
  }
  if (weekend.length < 7) return [];
  return [error('invalid-weekend', path, 'must leave a day that is worked: no deadline could fall on any')];
}

function checkLimits(path: Path, limits: Readonly<Record<string, TimeLimit | null>>): Finding[] {
  return Object.entries(limits).flatMap(([name, limit]) =>
    limit === null ? [] : checkLimit([...path, name], limit),
  );
}

function checkLimit(path: Path, { count, unit }: TimeLimit): Finding[] {
  if (isWhole(count, 1, MOST[unit])) return [];
  const words = unit.replace('-', ' ');
  return [error('invalid-time-limit', path, `must be from 1 to ${MOST[unit]} ${words}`)];
}

/** The part that somebody had follows from the activity: it can only be one. */
function checkActivities({ reviews, approves }: CaseworkPolicy['accountability'], path: Path): Finding[] {
  return approves.flatMap((activity, index) =>
    reviews.includes(activity)
      ? [
          error(
            'reviews-and-approves',
            [...path, 'approves', index],
            `${activity} is among the reviews already`,
          ),
        ]
      : [],
  );
}

function checkLadder(ladder: readonly Rung[], path: Path): Finding[] {
  return ladder.flatMap(({ rung, months }, index) => {
    const at = [...path, index];
    const findings: Finding[] = [];
    if (!ID.test(rung)) {
      findings.push(error('invalid-id', [...at, 'rung'], 'must be small letters, digits and single hyphens'));
    } else if (ladder.findIndex((one) => one.rung === rung) < index) {
      findings.push(error('duplicate-id', [...at, 'rung'], `${rung} is used above already`));
    }
    if (months === null) return findings;
    for (const field of ['least', 'most'] as const) {
      if (isWhole(months[field], 1, MOST.months)) continue;
      findings.push(error('invalid-months', [...at, 'months', field], `must be from 1 to ${MOST.months}`));
    }
    if (months.least > months.most) {
      const message = `must not be more than ${months.most}`;
      findings.push(error('least-above-most', [...at, 'months', 'least'], message));
    }
    return findings;
  });
}

/** The first step that is met counts: whoever repairs later gets less back. */
function checkRepair(repair: readonly RepairStep[], path: Path): Finding[] {
  return repair.flatMap(({ within, permille }, index) => {
    const at = [...path, index];
    const before = repair[index - 1];
    const findings = typeof within === 'string' ? [] : checkLimit([...at, 'within'], within);
    if (!isWhole(permille, 0, 1000)) {
      findings.push(error('invalid-share', [...at, 'permille'], 'must be a whole number from 0 to 1000'));
    } else if (before && permille >= before.permille) {
      const message = `must be less than the ${before.permille} of the step above`;
      findings.push(error('repair-not-falling', [...at, 'permille'], message));
    }
    if (before && endsNoLater(within, before.within)) {
      const message = 'ends no later than the step above: it never counts';
      findings.push(warning('repair-step-unreachable', [...at, 'within'], message));
    }
    return findings;
  });
}

/** Whether that is certain: days and months, or a time and a year, cannot be compared. */
function endsNoLater(within: RepairStep['within'], before: RepairStep['within']): boolean {
  if (typeof within === 'string' || typeof before === 'string') {
    return within === before || (within === 'same-year' && before === 'next-year');
  }
  return within.unit === before.unit && within.count <= before.count;
}

const isWhole = (value: number, least: number, most: number): boolean =>
  Number.isSafeInteger(value) && value >= least && value <= most;
