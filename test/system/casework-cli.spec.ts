import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { readFileSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { ledger, ledgerDone, ledgerJson, newFolder, removeFolders, type CliResult } from '../support/cli.js';
import { makeSampleLedger } from '../support/served-sample.js';

const ENTRY = '0d0c0000-0000-4000-8000-00000000000a';
const TODAY = new Date().toISOString().slice(0, 10);
const reviewer = (id: string): string[] => ['--by', id, '--role', 'reviewer'];

describe('the casework on the command line', () => {
  const data = newFolder();
  const act = (deed: string, who: readonly string[], input?: object, appeal = 'A-1'): CliResult =>
    ledger(
      data,
      '--json',
      ...['appeal-deed', deed, 'S-08', appeal, ...who],
      ...(input === undefined ? [] : ['--input', JSON.stringify(input)]),
    );
  const done = (
    deed: string,
    who: readonly string[],
    input?: object,
  ): { status: string; recorded: string[] } => {
    const { status, stdout, stderr } = act(deed, who, input);
    expect([status, stderr]).toEqual([0, '']);
    return JSON.parse(stdout) as { status: string; recorded: string[] };
  };

  beforeAll(() => {
    makeSampleLedger(data);
    ledgerDone(
      data,
      ...[
        'entry',
        'deduction',
        '--id',
        ENTRY,
        '--staff',
        'S-08',
        '--indicator',
        'integrity',
        '--points',
        '2',
      ],
      ...[
        '--on',
        '2025-11-03',
        '--reason',
        'Gift not declared',
        '--evidence',
        'https://gifts.example/register/17',
      ],
    );
  }, 60_000);
  afterAll(removeFolders);

  const appellant = ['--by', 'S-08', '--role', 'staff-member'];
  const subject = { kind: 'entry', period: '2025-Q4', entryId: ENTRY };
  const filing = { issues: [{ subject, grounds: 'It had been <b>declared</b>' }], knownOn: TODAY };

  it('takes an appeal from its filing to its effect', () => {
    expect(done('file-appeal', appellant, filing).status).toBe('filed');
    done('admit-appeal', reviewer('R-1'));
    done('form-panel', reviewer('R-1'), { chair: 'R-1', members: ['R-1'] });
    done('open-evidence', reviewer('R-1'));
    done('close-evidence', reviewer('R-1'));
    done('begin-deliberation', reviewer('R-1'));
    const remedies = [{ kind: 'correct-entry', period: '2025-Q4', entryId: ENTRY, points: 0.5 }];
    const decision = { issue: 1, disposition: 'partly-upheld', remedies };
    done('cast-vote', reviewer('R-1'), { votes: [decision] });
    done('decide-appeal', reviewer('R-1'), { issues: [{ ...decision, reasons: 'In part' }] });
    const served = done('serve-decision', reviewer('R-1'), { servedOn: TODAY, manner: 'in-person' });
    expect(served).toMatchObject({ status: 'effective', recorded: ['DecisionServed', 'DeadlineSet'] });
  }, 120_000);

  it('lists it and shows its file, which records who looked', () => {
    expect(ledgerJson<{ rows: object[] }>(data, 'appeals', '--staff', 'S-08').rows).toMatchObject([
      { appeal: 'A-1', status: 'effective' },
    ]);
    expect(ledgerDone(data, 'appeals', '--status', 'effective')).toMatch(/A-1\s+S-08/);
    expect(ledgerDone(data, 'appeals', '--status', 'filed')).toBe('No appeals.\n');
    const shown = ledgerDone(data, 'appeal', 'S-08', 'A-1', '--as', 'AU-1');
    expect(shown).toContain('correct entry 0d0c0000-0000-4000-8000-00000000000a to 0.5');
    expect(shown).toMatch(/Decided by instance 1/);
    const dossier = ledgerJson<{ accesses: object[] }>(
      data,
      'dossier',
      'appeal',
      'S-08',
      'A-1',
      '--as',
      'AU-2',
    );
    expect(dossier.accesses).toMatchObject([
      { readBy: 'AU-1', role: 'auditor', what: 'file' },
      { readBy: 'AU-2', role: 'auditor', what: 'dossier' },
    ]);
  }, 60_000);

  it('writes a dossier that only its owner can read', () => {
    const out = join(data, 'dossier.html');
    const { status, stdout, stderr } = ledger(data, 'dossier', 'appeal', 'S-08', 'A-1', '--out', out);
    expect([status, stdout, stderr]).toEqual([
      0,
      '',
      expect.stringMatching(/events from the log up to event/),
    ]);
    expect(statSync(out).mode & 0o777).toBe(0o600);
    expect(readFileSync(out, 'utf8')).toContain('&lt;b&gt;declared&lt;/b&gt;');
  }, 60_000);

  it('takes a case, and shows it', () => {
    const source = { kind: 'work-record', process: 'nowhere', record: 'W' };
    const what = { title: 'A file was lost', description: 'It was lent', source };
    const open = (input: object) =>
      ledger(
        data,
        ...['case-deed', 'open-case', 'C-1', '--by', 'I-1', '--role', 'investigator'],
        '--input',
        JSON.stringify(input),
      );
    expect(open(what)).toMatchObject({
      status: 3,
      stderr: expect.stringMatching(/no such work-record|nowhere/),
    });
    const unit = {
      unit: 'TAX',
      occurredOn: '2025-11-03',
      source: { kind: 'complaint', text: 'Nobody answers' },
    };
    expect(open({ ...what, ...unit })).toMatchObject({
      status: 0,
      stdout: 'Case C-1: CaseOpened. It stands at: opened.\n',
    });
    expect(ledgerDone(data, 'cases')).toContain('A file was lost');
    expect(ledgerDone(data, 'case', 'C-1')).toContain('Nobody answers');
    expect(ledgerDone(data, 'dossier', 'case', 'C-1')).toContain('<!doctype html>');
  }, 60_000);

  it('draws the figures of the casebook', () => {
    expect(ledgerDone(data, 'casebook')).toMatch(/effective\s+1\s+█+/);
    expect(ledgerDone(data, 'overturn', '--by', 'indicator')).toMatch(
      /integrity Integrity\s+1\s+1\s+100\.0 %\s+█+/,
    );
    expect(ledgerDone(data, 'sanctions')).toBe('No sanctions.\n');
    expect(ledgerDone(data, 'actions', '--overdue')).toBe('No corrective actions.\n');
    expect(ledgerDone(data, 'experiments')).toBe('No experiments.\n');
  }, 60_000);

  it('declares days of the calendar, from a file or one by one', () => {
    const file = join(data, 'days.yaml');
    writeFileSync(file, 'days:\n  - { date: 2027-01-01, working: false, name: New Year }\n');
    ledgerDone(data, 'calendar', 'declare', file, '--workday', '2027-01-03:Moved');
    expect(ledgerDone(data, 'calendar', 'declare', file)).toMatch(/declared already/);
    const shown = ledgerDone(data, 'calendar', 'show');
    expect(shown).toMatch(/2027-01-01\s+Friday\s+not worked\s+New Year/);
    expect(shown).toMatch(/2027-01-03\s+Sunday\s+worked\s+Moved/);
    writeFileSync(file, 'days:\n  - { date: 2027-01-01, worked: false, name: New Year }\n');
    expect(ledger(data, 'calendar', 'declare', file)).toMatchObject({
      status: 3,
      stderr: expect.stringMatching(/2:/),
    });
  }, 60_000);

  it('registers an experiment, and has somebody else approve it', () => {
    const file = join(data, 'experiment.yaml');
    const experiment = {
      experiment: 'E-1',
      unit: 'TAX',
      title: 'Files without paper',
      purpose: 'Fewer days between steps',
      safeguards: 'The paper stays for a year',
      from: '2027-01-01',
      to: '2027-06-30',
      participants: ['S-09'],
    };
    writeFileSync(file, JSON.stringify(experiment));
    const assessor = ['--by', 'S-08', '--role', 'assessor:TAX'];
    expect(ledgerDone(data, 'experiment', 'register', file, ...assessor)).toContain('ExperimentRegistered');
    const approve = ['experiment', 'approve', 'E-1', '--role', 'administrator', '--by'];
    expect(ledger(data, ...approve, 'S-08')).toMatchObject({
      status: 3,
      stderr: expect.stringContaining('S-08'),
    });
    expect(ledgerDone(data, ...approve, 'ADMIN')).toContain('ExperimentApproved');
    expect(ledgerDone(data, 'experiments')).toMatch(/E-1\s+Files without paper\s+TAX\s+2027-01-01/);
    writeFileSync(file, JSON.stringify({ ...experiment, participants: 'S-09' }));
    expect(ledger(data, 'experiment', 'register', file, ...assessor)).toMatchObject({ status: 3 });
  }, 60_000);

  it.each<[number, RegExp, string, readonly string[], object | undefined]>([
    [3, /did you mean cast-vote/, 'cast-votes', reviewer('R-1'), undefined],
    [3, /not-now|possible/, 'admit-appeal', reviewer('R-1'), undefined],
    [3, /reason is missing \(hold-appeal takes reason: text\)/, 'hold-appeal', reviewer('R-1'), undefined],
    [
      3,
      /issues\[0\]\.subject\.kind is not known; did you mean entry/,
      'file-appeal',
      appellant,
      { ...filing, issues: [{ subject: { kind: 'entri' }, grounds: '' }] },
    ],
    [3, /knownOn must be a date/, 'file-appeal', appellant, { ...filing, knownOn: '2026-02-30' }],
    [3, /ground is not known|did you mean grounds/, 'escalate-appeal', appellant, { ground: 'x' }],
    [3, /this deed takes no data/, 'admit-appeal', reviewer('R-1'), { x: 1 }],
    [2, /did you mean reviewer/, 'admit-appeal', ['--by', 'R-1', '--role', 'reviwer'], undefined],
    [2, /--by/, 'admit-appeal', ['--role', 'reviewer'], undefined],
  ])('ends with %i and says %s', (status, message, deed, who, input) => {
    const ended = act(deed, who, input);
    expect([ended.status, ended.stderr]).toEqual([status, expect.stringMatching(message)]);
  });

  it('says of what it cannot read where it is wrong', () => {
    const args = ['appeal-deed', 'hold-appeal', 'S-08', 'A-1', ...reviewer('R-1'), '--input', '{"reason": '];
    expect(ledger(data, ...args)).toMatchObject({ status: 3, stderr: expect.stringMatching(/--input:1:/) });
    expect(ledger(data, 'appeal', 'S-08', 'A-9')).toMatchObject({
      status: 3,
      stderr: expect.stringMatching(/A-9/),
    });
    expect(ledger(data, 'dossier', 'case', 'C-9')).toMatchObject({
      status: 3,
      stderr: expect.stringMatching(/C-9/),
    });
  });

  it('lists every deed with what it takes', () => {
    const help = ledgerDone(data, 'appeal-deed', '--help');
    for (const deed of ['file-appeal', 'challenge-member', 'reopen-appeal'])
      expect(help).toContain(`  ${deed}\n`);
    expect(help).not.toContain('record-effect');
    expect(ledgerDone(data, 'case-deed', '--help')).toContain('verify-action');
  });
});
