import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { Dossier } from '../dossier.js';
import { AMatter, APPEAL, CASE } from '../testing/a-matter.js';
import { dossierHtml } from './dossier-html.js';

let matter: AMatter;
let appeal: Dossier;
let ofCase: Dossier;
beforeAll(async () => {
  matter = await AMatter.begin();
  await matter.appealed();
  await matter.accused();
  appeal = await matter.dossier(APPEAL);
  ofCase = await matter.dossier(CASE);
}, 60_000);
afterAll(() => matter.end());

const HOSTILE = `</title></style></svg><script>alert(1)</script><img src=x onerror=alert(2)> "' --> &lt; \u202e\u0000 %s \${1}`;
const KEPT =
  /^\d{4}-\d\d-\d\d|^(intact|reference|appeal|accountability|person|rule|system|entry|file|process|evidence|matter|rulebook|related|calendar-days|working-days|months)$/;

/** The same with every text that somebody could have written turned into an attack. */
const attacked = (dossier: Dossier): Dossier =>
  JSON.parse(JSON.stringify(dossier), (_, value: unknown) =>
    typeof value === 'string' && !KEPT.test(value) ? HOSTILE : value,
  ) as Dossier;

const tagsIn = (page: string): Set<string> =>
  new Set(page.match(/<[a-z!/][^\s>]*/gi)!.map((tag) => tag.toLowerCase()));

describe('a dossier as a page', () => {
  it.each([
    ['an appeal', () => appeal],
    ['a case', () => ofCase],
  ])('shows of %s whatever anybody wrote as text', (_, dossier) => {
    const page = dossierHtml(attacked(dossier()));
    expect(page).toContain('&lt;script&gt;alert(1)&lt;/script&gt;');
    const tags = tagsIn(dossierHtml(dossier()));
    expect([...tagsIn(page)].filter((tag) => !tags.has(tag))).toEqual([]);
    expect(page.match(/<script|<img|<iframe|<object|<link|\son[a-z]+=(?![^<]*<)/g) ?? []).toEqual([]);
    expect(page).not.toMatch(/[\0\u202e]/);
    expect(page.match(/<\/style>/g)).toHaveLength(1);
  });

  it('needs nothing beside itself', () => {
    for (const page of [dossierHtml(appeal), dossierHtml(ofCase)]) {
      expect(page).toContain('content="default-src &#39;none&#39;; ');
      expect(page.match(/\b(src|href|action|data|poster|srcset)="(?!#)[^"]*"/g)).toBeNull();
      expect(page.match(/url\((?!#held\))/g)).toBeNull();
      expect(page).not.toMatch(/@import|<link|<base/);
    }
  });

  it.each([
    ['an appeal', () => appeal],
    ['a case', () => ofCase],
  ])('of %s has a heading for each chapter, and contents that lead to them in order', (_, dossier) => {
    const page = dossierHtml(dossier());
    const levels = [...page.matchAll(/<h([1-6])/g)].map(([, level]) => Number(level));
    expect(levels[0]).toBe(1);
    levels.forEach((level, index) => expect(level - (levels[index - 1] ?? 0)).toBeLessThanOrEqual(1));
    expect(levels.filter((level) => level === 1)).toHaveLength(1);
    const ids = [...page.matchAll(/\sid="([^"]+)"/g)].map(([, id]) => id);
    expect(new Set(ids).size).toBe(ids.length);
    const chapters = [...page.matchAll(/<section id="([^"]+)"/g)].map(([, id]) => id);
    expect([...page.matchAll(/href="#([^"]+)"/g)].map(([, to]) => to)).toEqual(chapters);
  });

  it('tells what is in it: votes and dissent, the clock, who is who, what was changed', () => {
    const page = dossierHtml(appeal);
    for (const words of [
      'It was late',
      'Reason 1',
      'is reversed',
      'recused',
      'on which it stood',
      'intact',
      'dms.example',
    ])
      expect(page).toContain(words);
    expect(dossierHtml(ofCase)).toContain('To a colleague');
  });

  it('says when it is told as it was known', async () => {
    const knownAt = appeal.timeline.at(-2)!.recordedAt;
    const page = dossierHtml(await matter.dossier(APPEAL, { knownAt }));
    expect(page).toMatch(/As it was known at\s+<time/);
    expect(dossierHtml(appeal)).not.toContain('As it was known at');
  });
});
