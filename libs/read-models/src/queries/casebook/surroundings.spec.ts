import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import type { CaseRef, LedgerEvent, RecordedEvent } from '#domain';
import { caseworkHistory, caseworkLogOf, refOf } from '../../testing/casework-histories.js';
import { caseworkSamples } from '../../testing/casework-samples.js';
import { naiveAppeals, naiveCases } from '../../testing/naive-casework.js';
import { reading } from '../../testing/reading.js';
import { TestLog } from '../../testing/test-log.js';

const sample = (type: keyof typeof caseworkSamples, changes: object = {}): LedgerEvent =>
  ({ type, data: { ...caseworkSamples[type][0], ...changes } }) as unknown as LedgerEvent;

function logWith(...events: LedgerEvent[]): TestLog {
  const log = new TestLog();
  for (const unit of ['U/1', 'U/2'])
    log.add({ type: 'UnitRegistered', data: { unit, name: unit, parent: null } });
  log.add({ type: 'StaffMemberRegistered', data: { staff: 'B:2', name: 'Member B:2' } });
  for (const event of events) log.add(event, { actor: { kind: 'person', id: 'AU', role: 'auditor' } });
  return log;
}

describe('what surrounds the casework', () => {
  it('tells experiments by unit and day, and who approved them', () => {
    const other = { experiment: 'X-2', unit: 'U/2', from: '2026-07-01', to: '2026-07-31' };
    const log = logWith(
      sample('ExperimentRegistered'),
      sample('ExperimentRegistered', other),
      sample('ExperimentApproved'),
    );
    return reading(log, (models) => {
      const ids = (query: object): string[] =>
        models.experiments(query).rows.map(({ experiment }) => experiment);
      expect(ids({})).toEqual(['X-1', 'X-2']);
      expect(ids({ unit: 'U/2' })).toEqual(['X-2']);
      expect(ids({ on: '2026-06-30' })).toEqual(['X-1']);
      expect(ids({ on: '2026-07-01' })).toEqual(['X-2']);
      expect(ids({ on: '2026-08-01' })).toEqual([]);
      const [first] = log.events().slice(3);
      expect(models.experiment('X-1')).toEqual({
        ...(first as RecordedEvent).data,
        registeredAt: first!.recordedAt,
        approvedBy: 'AD',
        approvedOn: '2025-12-20',
        position: 4,
        revision: 5,
      });
      expect(models.experiment('X-2').approvedBy).toBeUndefined();
      expect(models.placeOf(log.events()[5]!)).toEqual({ unit: 'U/1' });
      expect(() => models.experiment('X-3')).toThrow(expect.objectContaining({ code: 'not-found' }));
    });
  });

  it('tells of a day that was declared twice the last word', () => {
    const again = { days: [{ date: '2026-05-09', working: false, name: 'for nothing' }] };
    const log = logWith(sample('CalendarDaysDeclared'), sample('CalendarDaysDeclared', again));
    return reading(log, (models) => {
      const labourDay = { date: '2026-05-01', working: false, name: 'Labour Day' };
      expect(models.calendarDays()).toEqual([labourDay, ...again.days]);
      expect(models.calendarDays({ from: '2026-05-02' })).toEqual(again.days);
      expect(models.calendarDays({ from: '2026-05-01', to: '2026-05-08' })).toEqual([labourDay]);
      expect(() => models.calendarDays({ to: 'May' })).toThrow(expect.objectContaining({ field: 'to' }));
    });
  });

  it('tells who looked into a file, and as whom; the file itself leaves that out', async () => {
    const of: CaseRef = { kind: 'appeal', staff: 'B:2', appeal: 'AP-1' };
    const log = logWith(sample('AppealFiled'), sample('CaseFileRead'), sample('AppealAdmitted'));
    await reading(log, async (models) => {
      const at = log.events()[4]!.recordedAt;
      expect(models.caseFileReads(of)).toEqual([
        { readBy: 'AU', role: 'auditor', what: 'dossier', at, position: 5 },
      ]);
      expect(models.caseFileReads({ ...of, appeal: 'AP-2' })).toEqual([]);
      const { history } = await models.appealFile('B:2', 'AP-1');
      expect(history.map(({ type }) => type)).toEqual(['AppealFiled', 'AppealAdmitted']);
      const trail = await models.audit({ kind: 'appeal', id: 'B:2/AP-1' });
      expect(trail.rows.map(({ type }) => type)).toContain('CaseFileRead');
    });
  });

  it('tells the honest mistakes that nobody is held to', () => {
    const log = logWith(
      sample('ExperimentRegistered'),
      sample('CaseOpened'),
      sample('PersonNamed'),
      sample('ToleranceGranted'),
      sample('CaseEvidenceAttached'),
      {
        type: 'EvidenceReferenced',
        data: { evidence: 'EV-1', url: 'https://dms.example/1', title: 'A', referencedBy: 'I' },
      },
    );
    return reading(log, (models) => {
      const [row, ...others] = models.toleranceFile().rows;
      expect(others).toEqual([]);
      expect(row).toMatchObject({
        case: 'AC-1',
        staffName: 'Member B:2',
        experimentTitle: 'Permits by night',
        unit: 'U/1',
        occurredOn: '2026-02-10',
        exploration: 'Tried',
      });
      expect(models.toleranceFile({ unit: 'U/2' }).rows).toEqual([]);
      expect(models.toleranceFile({ staff: 'B:2', experiment: 'X-1' }).rows).toEqual([row]);
      expect(models.evidence('EV-1')).toMatchObject({ appeals: [], cases: [{ case: 'AC-1', unit: 'U/1' }] });
    });
  });
});

describe('similar cases', () => {
  it('are those decided before under the same rule, then under the same indicator, the latest first', () =>
    fc.assert(
      fc.asyncProperty(caseworkHistory, (history) => {
        const log = caseworkLogOf(history);
        const all = naiveAppeals(log.events());
        return reading(log, (models) => {
          for (const { filing, folded } of all) {
            const { staff, appeal } = filing.data;
            const like = (key: 'rule' | 'indicator'): string[] =>
              all
                .filter((one) => one.folded.decision && one.filing !== filing)
                .filter((one) =>
                  one.folded.issues.some((a) => folded.issues.some((b) => a[key] && a[key] === b[key])),
                )
                .sort((a, b) => order(b) - order(a))
                .map((one) => one.filing.data.appeal);
            const found = models.similarCases({ kind: 'appeal', staff, appeal }, 2);
            expect(found.map(({ of }) => of.kind === 'appeal' && of.appeal)).toEqual(
              [...new Set([...like('rule'), ...like('indicator')])].slice(0, 2),
            );
            // The ledger's own words: what somebody wrote of another matter, and its ids, may say whose it was.
            const words = /^an entry( under (quality|extra))?( and an entry)?$/;
            for (const { title } of found) expect(title).toMatch(words);
          }
          for (const { opening } of naiveCases(log.events())) {
            const found = models.similarCases({ kind: 'accountability', case: opening.data.case }, 5);
            expect(found.map(({ of }) => of)).not.toContainEqual(refOf(opening));
            for (const { decidedOn, of, title } of found) {
              expect(title).toMatch(/^a case from a work record( of (review|sign))?$/);
              expect(decidedOn).toBe(
                models.cases().rows.find((row) => row.case === (of as { case: string }).case)!.decidedOn,
              );
            }
          }
        });
      }),
      { numRuns: 40, endOnFailure: true },
    ));
});

const order = ({ folded, filing }: ReturnType<typeof naiveAppeals>[number]): number =>
  Date.parse(folded.decision!.decidedOn) + filing.position;
