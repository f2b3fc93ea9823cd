import { describe, expect, it } from '@jest/globals';
import type { CasebookFigures } from '#read-models';
import { casebookPage, type CasebookShown } from './casebook-page.js';

const ages = (...n: number[]) => [10, 30, 60, 90, null].map((upTo, index) => ({ upTo, n: n[index] ?? 0 }));

const figures: CasebookFigures = {
  appeals: {
    open: 41,
    byStatus: { filed: 12, deliberation: 29, final: 118, 'not-admitted': 0 },
    byAge: ages(20, 12, 6, 2, 1),
    overdue: 3,
    dueSoon: 5,
  },
  cases: { open: 0, byStatus: { closed: 7 }, byAge: ages(), overdue: 0, dueSoon: 0 },
  decisionDays: [
    { instance: 1, n: 118, median: 19, p90: 28, p95: 30, max: 44 },
    { instance: 2, n: 9, median: 40, p90: 58, p95: 60, max: 88 },
  ],
  caseDecisionDays: { n: 7, median: 33, p90: 61, p95: 61, max: 61 },
  sanctions: { 'to-come': 3, running: 4, suspended: 1, spent: 9, lifted: 2 },
  actions: { open: 3, overdue: 0, effective: 6 },
};

const shown: CasebookShown = {
  today: '2026-06-30',
  position: 5321,
  figures,
  rates: [
    {
      by: 'assessor',
      rows: [
        { id: 'A-1', name: 'Ann', decided: 40, overturned: 4, rate: 100 },
        { id: 'A-2', decided: 8, overturned: 6, rate: 750 },
      ],
    },
    { by: 'rule', rows: [] },
  ],
};

/** The text of a table’s row, by its first cell. */
function rowOf(page: string, label: string): string[] {
  const row = page.split('<tr>').find((one) => one.includes(`<th scope="row">${label}<`))!;
  return [...row.split('<svg')[0]!.matchAll(/<td class="figure">([^<]*)/g)].map(([, text]) => text!);
}

const widthsIn = (page: string, label: string): string[] => {
  const row = page.split('<tr>').find((one) => one.includes(`<th scope="row">${label}<`))!;
  return [...row.matchAll(/<rect[^>]* width="([^"]*)"/g)].map(([, width]) => width!);
};

describe('the casebook as a page', () => {
  const page = casebookPage(shown);

  it('tells what is open by age, the last age without an end', () => {
    expect(
      ['up to 10', '11 to 30', '31 to 60', '61 to 90', 'more than 90'].map((age) => rowOf(page, age)),
    ).toEqual([['20'], ['12'], ['6'], ['2'], ['1']]);
    expect(page).toContain('None is open.');
  });

  it('draws what its figures say, the most as the whole width', () => {
    expect(widthsIn(page, 'up to 10')).toEqual(['100%', '100%']);
    expect(widthsIn(page, '31 to 60')).toEqual(['100%', '30%']);
  });

  it('tells how long decisions took, all on one scale', () => {
    expect(rowOf(page, 'Appeals, instance 1')).toEqual(['118', '19', '28', '30', '44']);
    expect(widthsIn(page, 'Appeals, instance 1')).toEqual(['50%', '34.09%', '31.82%', '21.59%']);
    expect(widthsIn(page, 'Appeals, instance 2')[0]).toBe('100%');
    expect(rowOf(page, 'Accountability cases')).toEqual(['7', '33', '61', '61', '61']);
  });

  it('puts whose work was changed most often first, and leaves out where nothing was decided', () => {
    expect(rowOf(page, 'Ann')).toEqual(['40', '4', '10.0 %']);
    expect(rowOf(page, 'A-2')).toEqual(['8', '6', '75.0 %']);
    expect(page.indexOf('>A-2<')).toBeLessThan(page.indexOf('>Ann<'));
    expect(page).not.toContain('<caption>Rule</caption>');
  });

  it('says what is late, and only that', () => {
    expect(page.match(/class="late"/g)).toHaveLength(1);
    expect(page).toContain('3 overdue · 5 due soon');
  });

  it('reads nothing that it shows as markup, and takes nothing from elsewhere', () => {
    const evil = '<img src=x onerror=alert(1)>';
    const text = casebookPage({ ...shown, unit: evil, rates: [rateOf(evil)] });
    expect(text).not.toContain('<img');
    expect(text).toContain('&lt;img src=x onerror=alert(1)&gt;');
    expect(text).not.toMatch(/<script|https?:|\sstyle=|\son\w+="/);
  });

  it('has a page also where nothing has happened yet', () => {
    const none = { open: 0, byStatus: {}, byAge: ages(), overdue: 0, dueSoon: 0 };
    const { sanctions, actions } = figures;
    const empty = { appeals: none, cases: none, decisionDays: [], sanctions, actions };
    expect(casebookPage({ ...shown, figures: empty, rates: [] })).toContain('Nothing has been decided yet.');
  });
});

const rateOf = (name: string): CasebookShown['rates'][number] => ({
  by: 'unit',
  rows: [{ id: name, name, decided: 1, overturned: 1, rate: 1000 }],
});
