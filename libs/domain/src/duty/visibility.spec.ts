import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { schemaVersions, type LedgerEvent, type LedgerEventType } from '../ledger-event.js';
import { roles, type Authority, type Grant } from './authority.js';
import { mayRead, readsAll, type EventPlace } from './visibility.js';

const parents: Readonly<Record<string, string | null>> = { HQ: null, TAX: 'HQ', 'TAX-1': 'TAX', PARKS: 'HQ' };
const units = Object.keys(parents);
const people = ['S-1', 'S-2', 'S-3'];
const types = Object.keys(schemaVersions) as LedgerEventType[];
const publicTypes = [
  'UnitRegistered',
  'PostRegistered',
  'RulebookPublished',
  'PeriodOpened',
  'PeriodClosed',
  'CalendarDaysDeclared',
];
const dutyTypes = ['MatterOpened', 'ExperimentRegistered', 'ExperimentApproved'];
const wholeOrganization = ['auditor', 'administrator', 'investigator', 'work-system'] as const;

function within(unit: string, top: string): boolean {
  for (let at: string | null = unit; at !== null; at = parents[at]!) if (at === top) return true;
  return false;
}

/** What decides is the type, and whom the data names: the rest of an event is left out. */
const eventOf = (type: LedgerEventType, staff?: string): LedgerEvent =>
  ({ type, data: dataOf(type, staff) }) as unknown as LedgerEvent;

function dataOf(type: LedgerEventType, staff: string | undefined): object {
  const persons = staff === undefined ? [] : [{ staff }];
  switch (type) {
    case 'StatementsInvited':
      return { persons: persons.map((one) => one.staff) };
    case 'FindingsProposed':
      return { shares: { persons } };
    case 'CaseDecided':
      return { findings: persons };
    case 'ActionOrdered':
      return { owner: staff };
    default:
      return staff === undefined ? {} : { staff };
  }
}

const by = (...grants: Grant[]): Authority => ({ id: 'S-1', grants });
const reads = (
  authority: Authority,
  type: LedgerEventType,
  place: EventPlace,
  staff = place.staff,
): boolean => mayRead(authority, eventOf(type, staff), place, within);

const anyType = fc.constantFrom(...types);
const anyUnit = fc.constantFrom(...units);
const anyPerson = fc.constantFrom(...people);
const anyPlace: fc.Arbitrary<EventPlace> = fc.record(
  { staff: anyPerson, unit: anyUnit },
  { requiredKeys: [] },
);
const anyGrant: fc.Arbitrary<Grant> = fc.record({
  role: fc.constantFrom(...roles),
  unit: fc.option(anyUnit),
});

describe('what a reader of the log may see', () => {
  it.each(wholeOrganization)('is everything but votes for a %s of the whole organisation', (role) => {
    const hidden = types.filter((type) => !reads(by({ role, unit: null }), type, {}));
    expect(hidden).toEqual(['VoteCast']);
    expect(types.filter((type) => !readsAll(by({ role, unit: null }), type))).toEqual(hidden);
  });

  it.each(roles)('holds what is public for the role %s', (role) => {
    const shown = types.filter((type) => reads(by({ role, unit: 'PARKS' }), type, { unit: 'TAX' }, 'S-2'));
    expect(shown.filter((type) => !dutyTypes.includes(type))).toEqual(publicTypes);
  });

  it.each(dutyTypes as LedgerEventType[])('holds %s for everybody with a duty', (type) => {
    expect(reads(by({ role: 'verifier', unit: 'PARKS' }), type, { unit: 'TAX' })).toBe(true);
    expect(reads(by({ role: 'staff-member', unit: null }), type, {})).toBe(false);
  });

  it('holds what is said to the persons named in a case and to who has to act for each of them', () => {
    const member = by({ role: 'staff-member', unit: null });
    for (const type of ['StatementsInvited', 'FindingsProposed', 'CaseDecided', 'ActionOrdered'] as const) {
      expect(reads(member, type, { unit: 'TAX' }, 'S-1')).toBe(true);
      expect(reads(member, type, { unit: 'TAX' }, 'S-2')).toBe(false);
    }
  });

  it('holds how somebody voted for reviewers alone, whatever others may read', () => {
    const place = { staff: 'S-1', unit: 'TAX' };
    for (const unit of ['TAX', null]) {
      const shown = roles.filter((role) => reads(by({ role, unit }), 'VoteCast', place));
      expect(shown).toEqual(['reviewer']);
    }
  });

  it('holds what happens in a case, its deadlines and the looks into its file for those who read cases', () => {
    const place = { staff: 'S-1', unit: 'TAX' };
    const readers = ['supervisor', 'verifier', 'investigator', 'auditor', 'administrator'];
    const of = { kind: 'accountability', case: 'C-1' };
    const looks = ['DeadlineSet', 'DeadlineWarned', 'DeadlineBreached', 'CaseFileRead'] as const;
    const inCase = [
      ...['CaseOpened', 'StatementGiven', 'DefenceGiven', 'CaseDecided', 'SanctionImposed'].map((type) =>
        eventOf(type as LedgerEventType, 'S-1'),
      ),
      ...looks.map((type) => ({ type, data: { of } }) as unknown as LedgerEvent),
    ];
    for (const event of inCase) {
      const shown = roles.filter((role) =>
        mayRead({ id: 'X', grants: [{ role, unit: 'TAX' }] }, event, place, within),
      );
      expect([event.type, shown]).toEqual([event.type, readers]);
      expect(mayRead(by({ role: 'verifier', unit: 'PARKS' }), event, place, within)).toBe(false);
      // A duty that reads cases elsewhere, and one that reads none here, do not make one that reads them here.
      const two = by({ role: 'auditor', unit: 'PARKS' }, { role: 'reviewer', unit: null });
      expect(mayRead(two, event, place, within)).toBe(false);
    }
    const ofAppeal = {
      type: 'DeadlineSet',
      data: { of: { ...of, kind: 'appeal' } },
    } as unknown as LedgerEvent;
    expect(mayRead(by({ role: 'reviewer', unit: 'TAX' }), ofAppeal, place, within)).toBe(true);
  });

  it('holds nothing of what a person is barred from, whatever they may read otherwise', () => {
    fc.assert(
      fc.property(fc.array(anyGrant), anyType, anyPlace, (grants, type, place) => {
        expect(reads(by(...grants), type, { ...place, barred: ['S-9', 'S-1'] })).toBe(false);
        expect(reads(by(...grants), type, { ...place, barred: ['S-9'] })).toBe(
          reads(by(...grants), type, place),
        );
      }),
    );
  });

  it('holds the unit of a scope and what is below it, and nothing beside or above', () => {
    const shown = units.filter((unit) =>
      reads(by({ role: 'verifier', unit: 'TAX' }), 'EntryPosted', { unit }),
    );
    expect(shown).toEqual(['TAX', 'TAX-1']);
  });

  it('leaves out what belongs to no unit, where a role is not one that reads all', () => {
    expect(reads(by({ role: 'supervisor', unit: null }), 'EntryPosted', { unit: 'PARKS' })).toBe(true);
    expect(reads(by({ role: 'supervisor', unit: null }), 'EvidenceUploaded', {})).toBe(false);
    expect(reads(by({ role: 'auditor', unit: 'TAX' }), 'EvidenceUploaded', {})).toBe(false);
  });

  it('holds what concerns a staff member, whatever their grant is for, also where another stream says so', () => {
    const member = by({ role: 'staff-member', unit: 'PARKS' });
    expect(reads(member, 'EntryPosted', { staff: 'S-1', unit: 'TAX' })).toBe(true);
    expect(reads(member, 'ObservationVerified', { staff: 'S-1' }, undefined)).toBe(true);
  });

  it('never shows a staff member what concerns another person, whatever was looked up', () => {
    const member = fc.array(
      fc.record({ role: fc.constant('staff-member' as const), unit: fc.option(anyUnit) }),
    );
    fc.assert(
      fc.property(member, anyType, anyPlace, fc.option(anyPerson), (grants, type, place, named) => {
        fc.pre((named ?? place.staff) !== 'S-1' && !publicTypes.includes(type));
        expect(mayRead(by(...grants), eventOf(type, named ?? undefined), place, within)).toBe(false);
      }),
    );
  });

  it('never lies outside all scopes, unless it is public, one’s own, or for everybody with a duty', () => {
    fc.assert(
      fc.property(fc.array(anyGrant), anyType, anyPlace, (grants, type, place) => {
        fc.pre(reads(by(...grants), type, place));
        const covered = grants.some(
          ({ role, unit }) =>
            role !== 'staff-member' &&
            place.unit !== undefined &&
            (unit === null || within(place.unit, unit)),
        );
        const own = place.staff === 'S-1' && grants.some(({ role }) => role === 'staff-member');
        const open = [...publicTypes, ...dutyTypes].includes(type);
        expect(covered || own || open || readsAll(by(...grants))).toBe(true);
      }),
    );
  });
});
