import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { ledger, ledgerDone, ledgerJson, newFolder, removeFolders } from '../support/cli.js';

const rulebookText = readFileSync('test/permit-office/rulebook.yaml', 'utf8');
const mappingText = `title: test
timeZone: Europe/Amsterdam
fields:
  record: '{id}'
  process: '{case}'
  activity: '{step}'
  unit: U
  post: clerk
  staff: '{who}'
  occurredOn: { column: finished, zone: local }
register: { units: true, posts: true, staff: true, appointments: { from: 2024-01-01 }, periods: true }
`;
const header = 'id,case,step,who,finished';
const good = 'R1,C1,check,S1,2024-02-01';

describe('bad input', () => {
  let folder: string;
  let data: string;
  const file = (name: string, content: string | Uint8Array): string => {
    const path = join(folder, name);
    writeFileSync(path, content);
    return path;
  };
  const importing = (content: string | Uint8Array, mapping = mappingText, name = 'rows.csv') =>
    ledger(data, 'import', '--mapping', file('mapping.yaml', mapping), file(name, content));
  const events = () => ledgerJson<{ events: number }>(data, 'doctor').events;

  beforeAll(() => {
    folder = newFolder();
    data = join(folder, 'data');
    ledgerDone(data, 'init');
    ledgerDone(data, 'rulebook', 'publish', 'test/permit-office/rulebook.yaml');
  });
  afterAll(removeFolders);

  describe('in a file that people write is refused with file, line and field, and exit code 3', () => {
    const rulebook = (from: string, to: string) => {
      expect(rulebookText).toContain(from);
      return ledger(data, 'rulebook', 'publish', file('rulebook.yaml', rulebookText.replace(from, to)));
    };

    it.each([
      ['malformed YAML', '\nrules:', '\nrules: [', /rulebook\.yaml:\d+:\d+/],
      ['an unknown key', 'floor: 0', 'flor: 0', /rulebook\.yaml:\d+:\d+ indicators\[0\].*flor.*floor/],
      ['negative points', 'deduct: 0.05', 'deduct: -0.05', /rulebook\.yaml:\d+:\d+ rules\[\d\]\.deduct/],
      ['over-precise points', 'deduct: 0.05', 'deduct: 0.0005', /rules\[\d\]\.deduct.*three fraction digits/],
      ['a day that does not exist', '1900-01-01', '2023-02-30', /rulebook\.yaml:\d+:\d+ inForceFrom/],
      ['an unknown fact', 'daysLate >= 1', 'dayslate >= 1', /rules\[\d\]\.when.*dayslate.*daysLate/],
      ['a condition that is no yes or no', 'daysLate >= 1 && daysLate <= 7', 'daysLate', /rules\[\d\]\.when/],
    ])('%s in a rulebook', (_, from, to, message) => {
      const { status, stderr } = rulebook(from, to);
      expect(stderr).toMatch(message);
      expect(status).toBe(3);
    });

    it('a bonus under a common indicator', () => {
      const { status, stderr } = rulebook('deduct: 0.05', 'bonus: 0.05');
      expect(stderr).toMatch(/rulebook\.yaml:\d+:\d+ rules\[0\]\..*common/);
      expect(status).toBe(3);
    });

    it('another content for a published version', () => {
      const { status, stderr } = rulebook('deduct: 0.05', 'deduct: 0.06');
      expect(stderr).toMatch(/version 1 is published with other content/);
      expect(status).toBe(3);
    });

    it('a mapping that names a column the file does not have', () => {
      const { status, stderr } = importing(`${header}\n${good}\n`, mappingText.replace('{who}', '{whom}'));
      expect(stderr).toMatch(/mapping\.yaml:\d+:\d+ fields\.staff.*whom.*who/);
      expect(status).toBe(3);
    });

    it('an unknown key in a mapping', () => {
      const { status, stderr } = importing(`${header}\n${good}\n`, `${mappingText}nul: [x]\n`);
      expect(stderr).toMatch(/mapping\.yaml:\d+:\d+ .*nul/);
      expect(status).toBe(3);
    });
  });

  describe('in a whole file is refused before anything is recorded', () => {
    const many = `${header}\n${Array.from({ length: 3000 }, (_, i) => `X${i},C${i},check,S1,2024-02-01`).join('\n')}\n`;
    const packed = gzipSync(many);

    it.each([
      ['a truncated gzip', packed.subarray(0, packed.length - 900), /breaks off at byte/],
      [
        'a damaged gzip',
        Buffer.concat([packed.subarray(0, 500), Buffer.alloc(40), packed.subarray(540)]),
        /damaged/i,
      ],
      ['bytes that are no CSV', Buffer.from('%PDF-1.7\n\x00\x01\x02\n'), /PDF|not CSV|no CSV/i],
      [
        'a wrong encoding',
        Buffer.from(`${header}\nR9,C1,caf\xe9,S1,2024-02-01\n`, 'latin1'),
        /rows\.csv.*2.*UTF-8/is,
      ],
      [
        '10 MB in one cell',
        `${header}\nR9,C1,${'x'.repeat(10_000_000)},S1,2024-02-01\n`,
        /rows\.csv.*line 2|rows\.csv:2/i,
      ],
      ['a row with a cell too many', `${many}R9,C1,check,S1,2024-02-01,more\n`, /3002/],
      ['a quote that never closes', `${many}R9,C1,"check,S1,2024-02-01\n`, /3002/],
      ['an empty file', '', /empty/i],
    ])('%s', (_, content, message) => {
      const before = events();
      const { status, stderr, stdout } = importing(content);
      expect(`${stderr}${stdout}`).toMatch(message);
      expect(status).toBe(3);
      expect(events()).toBe(before);
    });
  });

  describe('in a row rejects that row, with line, column and reason, and leaves no trace of it', () => {
    const rejectsOf = (content: string) => {
      const { status, stdout } = importing(content);
      expect(status).toBe(4);
      expect(stdout).toContain('rows.csv.rejects.csv');
      return readFileSync(join(data, 'imports', 'rows.csv.rejects.csv'), 'utf8').split('\n')[1]!;
    };

    it.each([
      ['a day that does not exist', 'R2,C2,check,S2,2024-02-30', /^2,finished,.*2024-02-30/],
      ['a time that daylight saving skipped', 'R2,C2,check,S2,2024-03-31 02:30', /^2,finished,/],
      ['an empty id', ',C2,check,S2,2024-02-01', /^2,id,/],
      ['a person without an appointment that day', 'R2,C2,check,S2,2023-12-31', /^2,who,.*S2 held no/],
    ])('%s', (_, row, line) => {
      expect(rejectsOf(`${header}\n${row}\n`)).toMatch(line);
      const { stderr } = ledger(data, 'audit', 'process:C2');
      expect(stderr).toContain('no event touches process C2');
    });

    it('a record in a closed period, whose people and posts are not registered either', () => {
      expect(importing(`${header}\n${good}\n`).status).toBe(0);
      ledgerDone(data, 'period', 'close', '2024-Q1', '--reason', 'test');
      const before = events();
      expect(rejectsOf(`${header}\nR7,C7,check,S7,2024-03-01\n`)).toMatch(/^2,finished,.*2024-Q1 is closed/);
      expect(events()).toBe(before);
    });

    it('while the rows around it are imported, and all rows add up', () => {
      const rows = ['R20,C3,check,S1,2024-05-01', 'R21,C3,check,S1,2024-05-32', 'R22,C3,check,S1,2024-05-01'];
      const { status, stdout } = ledger(
        data,
        ...['--json', 'import', '--mapping', file('mapping.yaml', mappingText)],
        file('more.csv', `${header}\n${rows.join('\n')}\n`),
      );
      expect(status).toBe(4);
      const { files } = JSON.parse(stdout) as { files: object[] };
      expect(files).toMatchObject([{ rows: 3, recorded: 2, alreadyRecorded: 0, duplicates: 0, rejected: 1 }]);
    });
  });

  it('on the command line is a usage error', () => {
    expect(ledger(data, 'scores', '--nonsense').status).toBe(2);
    expect(ledger(data, 'nonsense').status).toBe(2);
    expect(ledger(data, 'import', 'x.csv').status).toBe(2);
    expect(ledger(data, 'audit', 'S1').status).toBe(2);
  });

  it('about what is not there is refused by name', () => {
    expect(ledger(data, 'explain', 'S999', '2024-Q1')).toMatchObject({ status: 3 });
    expect(ledger(data, 'scores', '--as-of', '2024-02-30').stderr).toContain('2024-02-30');
    expect(ledger(data, 'period', 'open', '2024-13')).toMatchObject({ status: 3 });
    // With its log elsewhere, a folder without one would be that of a new node.
    const embedded = ['--event-store', 'sqlite'];
    expect(ledger(join(folder, 'elsewhere'), ...embedded, 'scores').stderr).toContain('init');
    expect(ledger(data, 'import', '--mapping', file('m.yaml', mappingText), 'missing.csv').status).toBe(3);
  });
});
