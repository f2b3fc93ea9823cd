import { describe, expect, it } from '@jest/globals';
import { specify } from '../testing/decider-spec.js';
import {
  after,
  appealAfter,
  clerk,
  deed,
  deedIn,
  folded,
  LATE,
  office,
  TODAY,
  upTo,
  who,
} from '../testing/appeal-fixture.js';
import type { AppealCommand } from './commands.js';
import { docket } from './docket.js';

const ref = { staff: 'S1', appeal: 'AP1' };
const of = { kind: 'appeal', ...ref } as const;
const decided = after(...upTo('DecideAppeal'));
const effective = after(...upTo('RecordEffect'));
/** Fifteen days after that Monday. */
const ESCALATE_BY = '2026-03-17';

describe('service', () => {
  const served = { ...ref, instance: 1, servedBy: 'K1', servedOn: TODAY } as const;
  const escalation = {
    of,
    deadline: 'escalation',
    limit: { count: 15, unit: 'calendar-days' },
  } as const;

  it('starts the time to escalate', () => {
    specify(docket)
      .given(decided)
      .when(deed('ServeDecision'))
      .then([
        { type: 'DecisionServed', data: { ...served, manner: 'in-person', countsFrom: TODAY } },
        {
          type: 'DeadlineSet',
          data: { ...escalation, from: TODAY, dueBy: ESCALATE_BY, warnOn: '2026-03-10' },
        },
      ]);
  });

  it('by public notice counts once its time has passed', () => {
    // Sixty days later, and fifteen more: a Friday, and a Saturday that moves to Monday.
    specify(docket)
      .given(decided)
      .when(deed('ServeDecision', { manner: 'public-notice' }))
      .then([
        { type: 'DecisionServed', data: { ...served, manner: 'public-notice', countsFrom: '2026-05-01' } },
        {
          type: 'DeadlineSet',
          data: { ...escalation, from: '2026-05-01', dueBy: '2026-05-18', warnOn: '2026-05-11' },
        },
      ]);
  });

  it.each([
    [{ servedOn: '2026-02-27' }, 'before-the-matter', 'servedOn'],
    [{ servedOn: '2026-03-03' }, 'in-the-future', 'servedOn'],
    [{ by: office }, 'outside-scope', undefined],
  ])('%j is refused as %s', (over, code, field) => {
    specify(docket).given(decided).when(deed('ServeDecision', over)).thenRefused(code, field);
  });
});

describe('the effect', () => {
  it('of the first instance leaves time to escalate', () => {
    const served = after(...upTo('ServeDecision'));
    const effect = { type: 'DecisionTookEffect', data: { ...ref, instance: 1, done: [] } } as const;
    specify(docket).given(served).when(deed('RecordEffect')).then([effect]);
    specify(docket)
      .given(served)
      .when(deed('RecordEffect', { instance: 2 }))
      .thenNothing();
  });

  it('of the second instance makes it final', () => {
    const data = { ...ref, instance: 2 } as const;
    specify(docket)
      .given(after(...upTo('ServeDecision', 2)))
      .when(deedIn(2, 'RecordEffect'))
      .then([
        { type: 'DecisionTookEffect', data: { ...data, done: [] } },
        { type: 'AppealBecameFinal', data },
      ]);
  });

  it('is recorded as well where the appeal was escalated before it was', () => {
    const escalated = after(...upTo('ServeDecision'), deed('EscalateAppeal'));
    const effect = { type: 'DecisionTookEffect', data: { ...ref, instance: 1, done: [] } } as const;
    specify(docket).given(escalated).when(deed('RecordEffect')).then([effect]);
    expect(appealAfter([...escalated, effect]).status).toBe('escalated');
    specify(docket)
      .given([...escalated, effect])
      .when(deed('RecordEffect'))
      .thenNothing();
  });
});

describe('escalation', () => {
  const data = { ...ref, escalatedBy: 'S1', escalateBy: ESCALATE_BY, grounds: 'it is not right' };

  it.each([
    ['in time', ESCALATE_BY, false],
    ['late', '2026-03-18', true],
  ])('%s is taken', (_, today, outOfTime) => {
    specify(docket)
      .given(effective)
      .when(deed('EscalateAppeal', { today, escalatedOn: today }))
      .then([
        { type: 'AppealEscalated', data: { ...data, escalatedOn: today, outOfTime } },
        expect.objectContaining({
          data: expect.objectContaining({ deadline: 'admission', from: today }),
        }) as never,
      ]);
  });

  it('that came on paper in time is in time, whenever it is entered', () => {
    const by = who('O9', 'administrator');
    const entered = { by, today: '2026-03-20', escalatedOn: ESCALATE_BY };
    const [escalated] = docket.decide(folded(effective), deed('EscalateAppeal', entered));
    expect(escalated!.data).toMatchObject({
      escalatedBy: 'O9',
      escalatedOn: ESCALATE_BY,
      outOfTime: false,
    });
  });

  it.each<[string, Partial<AppealCommand<'EscalateAppeal'>>, string]>([
    ['dated back by the appellant', { today: '2026-03-18', escalatedOn: ESCALATE_BY }, 'invalid-date'],
    ['on no day', { escalatedOn: '2026-02-30' }, 'invalid-date'],
    ['in the future', { escalatedOn: '2026-03-03' }, 'in-the-future'],
    ['before the service', { by: clerk(1), escalatedOn: '2026-02-27' }, 'before-the-matter'],
  ])('%s is refused', (_, over, code) => {
    specify(docket).given(effective).when(deed('EscalateAppeal', over)).thenRefused(code, 'escalatedOn');
  });

  it('is taken late also of what became final, and needs leave then', () => {
    const final = after(...upTo('RecordEffect'), deed('FinalizeAppeal'));
    const late = { today: LATE, escalatedOn: LATE, lateReason: 'I was ill' };
    const [escalated] = docket.decide(folded(final), deed('EscalateAppeal', late));
    expect(escalated!.data).toMatchObject({
      outOfTime: true,
      lateReason: 'I was ill',
      escalateBy: ESCALATE_BY,
    });
    expect(appealAfter([...final, escalated!])).toMatchObject({
      status: 'out-of-time',
      instance: 2,
      panel: [],
    });
  });

  it('is the appellant’s, says why, and ends with the second instance', () => {
    specify(docket)
      .given(effective)
      .when(deed('EscalateAppeal', { by: office }))
      .thenRefused('appeal-of-another');
    specify(docket)
      .given(effective)
      .when(deed('EscalateAppeal', { grounds: '' }))
      .thenRefused('missing-grounds', 'grounds');
    specify(docket)
      .given(after(...upTo('RecordEffect', 2)))
      .when(deed('EscalateAppeal'))
      .thenRefused('appealed-to-the-end');
  });
});

describe('nobody escalates', () => {
  it('and the appeal becomes final after the last whole day', () => {
    const finalize = (today: string) =>
      specify(docket).given(effective).when(deed('FinalizeAppeal', { today }));
    finalize(ESCALATE_BY).thenNothing();
    finalize('2026-03-18').then([{ type: 'AppealBecameFinal', data: { ...ref, instance: 1 } }]);
  });

  it('which is no omission', () => {
    const told = specify(docket).given(effective);
    told.when(deed('RecordBreach', { deadline: 'escalation', today: LATE })).thenNothing();
    told
      .when(deed('WarnOfDeadline', { deadline: 'escalation', today: '2026-03-10' }))
      .then([{ type: 'DeadlineWarned', data: { of, deadline: 'escalation', dueBy: ESCALATE_BY } }]);
  });
});
