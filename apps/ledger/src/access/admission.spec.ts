import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { roles, type Authority, type Grant, type Role } from '#domain';
import { roleAdmitting } from './admission.js';
import type { Places } from './places.js';
import type { Reach, Reaches, RoutePolicy } from './policy.js';
import { namedTarget, type Target } from './target.js';

/** OFFICE has TAX and BUILDING below it; TAX has REFUNDS. */
const units = new Map([
  ['OFFICE', { name: 'Office', parent: null }],
  ['TAX', { name: 'Tax', parent: 'OFFICE' }],
  ['REFUNDS', { name: 'Refunds', parent: 'TAX' }],
  ['BUILDING', { name: 'Building', parent: 'OFFICE' }],
]);
const people: Record<string, string> = { REF: 'REFUNDS', BUI: 'BUILDING', ME: 'TAX' };
const places = {
  organization: { units, posts: new Map() },
  unitOf: (staff: string, period?: string) => (period === '2025' ? 'BUILDING' : people[staff]),
} as unknown as Places;

const policyOf = (reaches: Reaches): RoutePolicy => ({
  reaches: Object.entries(reaches) as [Role, Reach][],
  targetOf: namedTarget,
});
const grant = (text: string): Grant => {
  const [role, unit = null] = text.split(':') as [Role, string?];
  return { role, unit };
};
const admitted = (held: readonly string[], reaches: Reaches, ...targets: Target[]) => {
  const authority: Authority = { id: 'ME', grants: held.map(grant) };
  return roleAdmitting(authority, policyOf(reaches), () => Promise.resolve({ targets, places }));
};

describe('a policy', () => {
  const verifiers: Reaches = { verifier: 'scope' };

  it.each<[string, readonly string[], Reaches, readonly Target[], Role | undefined]>([
    ['any role, whatever its scope', ['auditor:REFUNDS'], { auditor: 'any' }, [], 'auditor'],
    ['nobody without the role', ['auditor'], verifiers, [{ unit: 'TAX' }], undefined],
    ['a scope over everything without asking what it is about', ['verifier'], verifiers, [], 'verifier'],
    ['the unit of the scope', ['verifier:TAX'], verifiers, [{ unit: 'TAX' }], 'verifier'],
    ['a unit below it', ['verifier:TAX'], verifiers, [{ unit: 'REFUNDS' }], 'verifier'],
    ['not one above it', ['verifier:TAX'], verifiers, [{ unit: 'OFFICE' }], undefined],
    ['not one beside it', ['verifier:TAX'], verifiers, [{ unit: 'BUILDING' }], undefined],
    ['not one that nobody knows', ['verifier:TAX'], verifiers, [{ unit: 'NOWHERE' }], undefined],
    ['not what is about everything', ['verifier:TAX'], verifiers, [], undefined],
    ['a person of the scope', ['verifier:TAX'], verifiers, [{ staff: 'REF' }], 'verifier'],
    ['not one of another unit', ['verifier:TAX'], verifiers, [{ staff: 'BUI' }], undefined],
    ['not one of no unit', ['verifier:TAX'], verifiers, [{ staff: 'NOBODY' }], undefined],
    [
      'not one who was elsewhere then',
      ['verifier:TAX'],
      verifiers,
      [{ staff: 'REF', period: '2025' }],
      undefined,
    ],
    [
      'not a person elsewhere by naming an own unit',
      ['verifier:TAX'],
      verifiers,
      [{ staff: 'BUI', unit: 'TAX' }],
      undefined,
    ],
    [
      'not another unit by naming an own person',
      ['verifier:TAX'],
      verifiers,
      [{ staff: 'REF', unit: 'BUILDING' }],
      undefined,
    ],
    [
      'any of several targets',
      ['verifier:TAX'],
      verifiers,
      [{ unit: 'BUILDING' }, { staff: 'REF' }],
      'verifier',
    ],
    ['what is about oneself', ['staff-member'], { 'staff-member': 'own' }, [{ staff: 'ME' }], 'staff-member'],
    ['not what is about others', ['staff-member'], { 'staff-member': 'own' }, [{ staff: 'REF' }], undefined],
    ['not the own unit', ['staff-member'], { 'staff-member': 'own' }, [{ unit: 'TAX' }], undefined],
    [
      'what one made oneself',
      ['assessor:TAX'],
      { assessor: 'scope' },
      [{ by: 'ME', unit: 'BUILDING' }],
      'assessor',
    ],
    ['not what one made in a role that is not asked for', ['auditor'], verifiers, [{ by: 'ME' }], undefined],
    [
      'each scope of a role by itself',
      ['verifier:TAX', 'verifier:BUILDING'],
      verifiers,
      [{ staff: 'BUI' }],
      'verifier',
    ],
    [
      'not the scope of one role for another',
      ['auditor:TAX', 'verifier:BUILDING'],
      verifiers,
      [{ unit: 'TAX' }],
      undefined,
    ],
    [
      'in the first role that does',
      ['administrator', 'assessor:TAX'],
      { assessor: 'scope', administrator: 'scope' },
      [{ unit: 'TAX' }],
      'assessor',
    ],
    [
      'in the next where that does not',
      ['administrator', 'assessor:TAX'],
      { assessor: 'scope', administrator: 'scope' },
      [{ unit: 'BUILDING' }],
      'administrator',
    ],
  ])('lets through %s', async (_, held, reaches, targets, role) => {
    expect(await admitted(held, reaches, ...targets)).toBe(role);
  });

  it('never lets through more people when a scope is narrowed, nor anybody without a grant', async () => {
    const unit = fc.constantFrom(...units.keys());
    const target = fc.record(
      { unit, staff: fc.constantFrom(...Object.keys(people), 'NOBODY'), period: fc.constant('2025') },
      { requiredKeys: [] },
    );
    const reaches = fc.dictionary(fc.constantFrom(...roles), fc.constantFrom<Reach>('any', 'scope', 'own'));
    await fc.assert(
      fc.asyncProperty(
        fc.constantFrom(...roles),
        unit,
        reaches,
        fc.array(target),
        async (role, top, policy, targets) => {
          expect(await admitted([], policy, ...targets)).toBeUndefined();
          const narrow = await admitted([`${role}:${top}`], policy, ...targets);
          if (narrow !== undefined) expect(await admitted([role], policy, ...targets)).toBe(narrow);
          if (narrow === undefined || policy[role] !== 'scope') return;
          // Let through by scope: there is a target all of which lies within it.
          const within = (one: string | undefined): boolean =>
            one !== undefined && (one === top || within(units.get(one)?.parent ?? undefined));
          const inside = targets.some(
            ({ unit, staff, period }) =>
              (unit !== undefined || staff !== undefined) &&
              (unit === undefined || within(unit)) &&
              (staff === undefined || within(places.unitOf(staff, period))),
          );
          expect(inside).toBe(true);
        },
      ),
    );
  });
});

describe('what a request names', () => {
  const named = (params: unknown, query: unknown, body?: unknown) =>
    namedTarget({ params, query, body } as never, places);

  it('is taken from address and body', () => {
    expect(named({ period: '2026-Q1', staff: 'REF' }, {})).toEqual({ period: '2026-Q1', staff: 'REF' });
    expect(named({}, { unit: 'TAX' })).toEqual({ unit: 'TAX' });
    expect(named({}, {}, { staff: 'REF', unit: 'TAX' })).toEqual({ staff: 'REF', unit: 'TAX' });
  });

  it('is nothing where address and body name different things', () => {
    expect(named({ staff: 'BUI' }, {}, { staff: 'REF' })).toBeUndefined();
    expect(named({}, { unit: 'TAX' }, { unit: 'BUILDING' })).toBeUndefined();
    expect(named({ staff: 'REF' }, {}, { staff: 'REF' })).toEqual({ staff: 'REF' });
  });

  it.each([
    ['given twice', { unit: ['TAX', 'BUILDING'] }, undefined],
    ['inherited', Object.create({ unit: 'TAX' }), undefined],
    ['in a list', {}, [{ unit: 'TAX' }]],
    ['no text', {}, { staff: { toString: () => 'ME' } }],
  ])('is nothing where it is %s', (_, query, body) => expect(named({}, query, body)).toBeUndefined());
});
