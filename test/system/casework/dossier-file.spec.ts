import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { ledger, ledgerDone, ledgerJson, newFolder, removeFolders } from '../../support/cli.js';
import { Appeal, type IssueGiven } from './appeal.js';
import { Office } from './office.js';

/* A matter that was dealt with over HTTP, taken along in a file. */

interface Dossier {
  readonly file: { readonly appeal: Record<string, unknown> };
  readonly accesses: readonly { readonly readBy: string; readonly what: string }[];
  readonly completeness: object;
  readonly evidence: readonly { readonly integrity: string }[];
  readonly timeline: readonly { readonly position: number; readonly type: string }[];
  readonly [more: string]: unknown;
}

const LETTER = 'The plan of the week';

let office: Office;
let appeal: Appeal;
let overHttp: Dossier;
let page: string;
let entry: { period: string; entryId: string };

beforeAll(async () => {
  office = await Office.open();
  entry = await office.deducted('S-1', '2026-01-12', 1);
  appeal = await Appeal.file(office, 'S-1', {
    issues: [{ subject: { kind: 'entry', ...entry }, grounds: 'The <b>counter</b> was closed & dark' }],
    knownOn: '2026-01-15',
  });
  await appeal.does('R-1', 'admission');
  await appeal.does('R-1', 'panel', { chair: 'R-1', members: ['R-1', 'R-2', 'R-3'] });
  await appeal.does('R-1', 'evidence-opening');
  const { challenge } = await appeal.does('S-1', 'challenges', { member: 'R-2', reason: 'A cousin' });
  await appeal.does('R-0', `challenges/${challenge}/decision`, { outcome: 'recused', reason: 'They are' });
  await appeal.does('R-0', 'replacement', { leaves: 'R-2', joins: 'R-4', chair: 'R-1' });
  await appeal.does('S-1', 'evidence', { evidence: await office.upload('S-1', LETTER) });
  await appeal.toDeliberation('R-1');
  const issues: IssueGiven[] = [
    {
      issue: 1,
      disposition: 'partly-upheld',
      remedies: [{ kind: 'correct-entry', ...entry, points: 0.5 }],
      reasons: 'The lamp was broken that day',
    },
  ];
  const against: IssueGiven[] = [{ issue: 1, disposition: 'dismissed', reasons: '' }];
  await appeal.decide(
    { member: 'R-1', issues },
    { member: 'R-3', issues },
    { member: 'R-4', issues: against, opinion: 'There was a second lamp' },
  );
  await appeal.serve('R-1', '2026-01-15');
  await appeal.effective();
  overHttp = await office.shown('AUD', `${appeal.at}/dossier`);
  page = (await office.get<string>('AUD', `${appeal.at}/dossier`, 'text/html')).body;
  await office.server.kill();
}, 60_000);

afterAll(removeFolders);

const asked = () => ['dossier', 'appeal', 'S-1', appeal.id];

describe('a dossier in a file', () => {
  it('is one page that needs nothing else, with names, reasons, dissent and the evidence as it came in', () => {
    const out = join(newFolder(), 'dossier.html');
    ledgerDone(office.server.data, ...asked(), '--as', 'AUD-2', '--out', out);
    const written = readFileSync(out, 'utf8');
    for (const html of [written, page]) {
      expect(html).toMatch(/^<!doctype html>/i);
      expect(
        html.match(/\s(?:src|href|srcset|action|data|poster)\s*=\s*["']?(?!["']?#)[^\s>]+/gi),
      ).toBeNull();
      expect(
        html.match(/<(?:script|link|iframe|object|embed|base|img)\b|\son\w+\s*=|@import|url\((?!#)/gi),
      ).toBeNull();
      for (const told of [
        'Member S-1',
        'The &lt;b&gt;counter&lt;/b&gt; was closed &amp; dark',
        'The lamp was broken that day',
        'There was a second lamp',
        'A cousin',
        createHash('sha256').update(LETTER).digest('hex'),
      ]) {
        expect(html).toContain(told);
      }
      expect(html).not.toContain('<b>counter</b>');
    }
  }, 30_000);

  it('tells as JSON what the server told, and the looks since', () => {
    const { accesses, completeness, ...told } = ledgerJson<Dossier>(
      office.server.data,
      ...asked(),
      ...['--as', 'AUD-3'],
    );
    expect(completeness).toBeDefined();
    expect(accesses.map(({ readBy, what }) => [readBy, what])).toEqual([
      ['AUD', 'dossier'],
      ['AUD', 'dossier'],
      ['AUD-2', 'dossier'],
      ['AUD-3', 'dossier'],
    ]);
    const { timeline, evidence } = told as unknown as Dossier;
    expect(evidence).toEqual(overHttp.evidence);
    expect(evidence).toMatchObject([{ integrity: 'intact' }]);
    const before = (line: { position: number }): boolean =>
      line.position <= overHttp.timeline.at(-1)!.position;
    expect(timeline.filter(before)).toEqual(overHttp.timeline);
    expect(timeline.map(({ type }) => type)).toEqual(
      expect.arrayContaining(['EntryProposed', 'EntryConfirmed', 'AppealFiled', 'VoteCast', 'EntryReversed']),
    );
  }, 30_000);

  it('is not given to a recused member, and that is not recorded as a look', () => {
    const head = office.server.head();
    const { status, stdout, stderr } = ledger(office.server.data, ...asked(), '--as', 'R-2');
    expect([status, stdout]).toEqual([3, '']);
    expect(stderr).toContain('recused');
    expect(office.server.head()).toBe(head);
  }, 30_000);
});
