import { describe, expect, it } from '@jest/globals';
import { addDays } from '../clock/time-limits.js';
import { after, appealAfter, deed, deedIn, TODAY, upTo } from '../testing/appeal-fixture.js';
import { specify } from '../testing/decider-spec.js';
import type { AppealCommand } from './commands.js';
import { docket } from './docket.js';
import type { AppealEvent } from './events.js';

/* Nobody is kept waiting unseen: from the filing to the service of the decision somebody always has a last day. */

const late = deed('FileAppeal', { knownOn: '2026-01-20' });
/** Fifteen calendar days after that Monday, and five working days. */
const ADMIT_BY = '2026-03-17';
const SERVE_BY = '2026-03-09';

const open = (...commands: readonly AppealCommand[]): Record<string, string> =>
  Object.fromEntries(
    [...appealAfter(after(...commands)).deadlines].map(([name, { dueBy }]) => [name, dueBy]),
  );

const at = (today: string, command: AppealCommand): AppealCommand => ({ ...command, today });

describe('the time to admit a filing', () => {
  it.each<[string, AppealCommand[]]>([
    ['filed', [deed('FileAppeal')]],
    ['filed late', [late]],
    ['escalated', upTo('EscalateAppeal', 2)],
    [
      'escalated late',
      [...upTo('RecordEffect'), at('2026-03-18', deed('EscalateAppeal', { escalatedOn: '2026-03-18' }))],
    ],
  ])('runs from the day on which it was %s', (_, commands) => {
    const from = commands.at(-1)!.today;
    expect(open(...commands)).toEqual({ admission: addDays(from, 15) });
  });

  it('runs anew from the completion of the filing, and from the grant of leave', () => {
    const returned = [deed('FileAppeal'), at('2026-03-05', deed('ReturnFiling'))];
    expect(open(...returned)).toEqual({ completion: '2026-03-16' });
    expect(open(...returned, at('2026-03-10', deed('CompleteFiling')))).toEqual({ admission: '2026-03-25' });
    expect(open(late, at('2026-03-10', deed('GrantLeave')))).toEqual({ admission: '2026-03-25' });
  });

  it.each<[string, AppealCommand[], readonly string[]]>([
    ['is admitted', upTo('AdmitAppeal'), ['decision']],
    ['is admitted in the second instance', upTo('AdmitAppeal', 2), ['decision']],
    ['is not admitted', [deed('FileAppeal'), deed('RefuseAdmission')], []],
    ['gets no leave', [late, deed('RefuseLeave')], []],
    ['is withdrawn', [deed('FileAppeal'), deed('WithdrawAppeal')], []],
  ])('is kept once it %s', (_, commands, left) => {
    expect(Object.keys(open(...commands))).toEqual(left);
  });

  it('stands while the appeal is on hold', () => {
    const held = [deed('FileAppeal'), at('2026-03-04', deed('HoldAppeal'))];
    expect(open(...held, at('2026-03-09', deed('ResumeAppeal')))).toEqual({ admission: '2026-03-23' });
  });
});

it('the time to serve a decision runs from it, until it is served', () => {
  for (const instance of [1, 2] as const) {
    expect(open(...upTo('DecideAppeal', instance))).toEqual({ service: SERVE_BY });
    expect(open(...upTo('ServeDecision', instance))).not.toHaveProperty('service');
  }
});

describe.each([
  ['admission', [deed('FileAppeal')], ADMIT_BY],
  ['admission', upTo('EscalateAppeal', 2), ADMIT_BY],
  ['service', upTo('DecideAppeal'), SERVE_BY],
] as const)('the last day for the %s', (deadline, commands, dueBy) => {
  it('is warned of once, and breached once, the day after it', () => {
    const history: AppealEvent[] = after(...commands);
    const said: string[] = [];
    for (let today = TODAY; today <= addDays(dueBy, 9); today = addDays(today, 1)) {
      for (const type of ['WarnOfDeadline', 'RecordBreach'] as const) {
        const state = history.reduce((one, event) => docket.evolve(one, event), docket.initialState());
        const events = docket.decide(state, deedIn(1, type, { deadline, today }));
        said.push(...events.map((event) => `${event.type} ${today}`));
        history.push(...events);
      }
    }
    const warnOn = deadline === 'admission' ? '2026-03-10' : TODAY;
    expect(said).toEqual([`DeadlineWarned ${warnOn}`, `DeadlineBreached ${addDays(dueBy, 1)}`]);
  });
});

it('an appeal that was filed before there was a time to admit it is admitted as ever', () => {
  const [filed] = after(deed('FileAppeal'));
  expect(appealAfter([filed!]).deadlines.size).toBe(0);
  specify(docket)
    .given([filed!])
    .when(deed('RecordBreach', { deadline: 'admission', today: '2027-03-02' }))
    .thenNothing();
  specify(docket)
    .given([filed!])
    .when(deed('AdmitAppeal'))
    .then(after(deed('FileAppeal'), deed('AdmitAppeal')).slice(2));
});
