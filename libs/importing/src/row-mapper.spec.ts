import { describe, expect, it } from '@jest/globals';
import { rowMapper, type MappedRecord, type RejectedRowOfFile } from './row-mapper.js';
import { HEADER, sampleMapping } from './testing/samples.js';

const header = [...HEADER.split(','), 'more', 'other'];

function mapped(cells: string[], parts: Parameters<typeof sampleMapping>[0] = {}, row = 1): MappedRecord {
  const result = rowMapper(sampleMapping(parts), header, 'steps.csv')(
    [...cells, '', ''].slice(0, 7),
    12,
    row,
  );
  if (result.kind === 'rejected') throw new Error(result.reason);
  return result.record;
}

function rejected(cells: string[], parts: Parameters<typeof sampleMapping>[0] = {}): RejectedRowOfFile {
  const result = rowMapper(sampleMapping(parts), header, 'steps.csv')([...cells, '', ''].slice(0, 7), 12, 1);
  if (result.kind === 'mapped') throw new Error(`taken: ${JSON.stringify(result.record)}`);
  return result;
}

const ROW = ['A1', 'Send', '2026-03-31', '17', '4'];
const changed = (at: number, cell: string): string[] => ROW.with(at, cell);

describe('row mapper', () => {
  it('maps a row', () => {
    expect(mapped(ROW)).toEqual({
      recordId: 'A1/Send',
      process: 'A1',
      activity: 'Send',
      occurredOn: '2026-03-31',
      unit: 'U4',
      staff: 'S-17',
      content: expect.stringMatching(/^[\w-]{22}$/),
      source: { file: 'steps.csv', line: 12 },
    });
  });

  it('maps everything that a mapping can say', () => {
    const fields = `post: 'P-{unit}'
supervisor: '{more}'
effectiveOn: { column: other }
plannedOn: { column: other }
dueOn: { column: other }`;
    const more = 'attributes: { sum: { column: unit, type: number }, note: { column: who, type: text } }';
    expect(mapped([...ROW, 'boss', '2026-04-01'], { fields, more })).toMatchObject({
      post: 'P-4',
      supervisor: 'boss',
      effectiveOn: '2026-04-01',
      plannedOn: '2026-04-01',
      dueOn: '2026-04-01',
      attributes: { sum: 4, note: '17' },
    });
  });

  it('leaves out what is null', () => {
    const fields = `supervisor: '{more}'
effectiveOn: { column: other }
plannedOn: { column: other }`;
    const more = 'attributes: { sum: { column: other, type: number } }';
    const record = mapped([...ROW, 'EMPTY', ''], { fields, more });
    expect(Object.keys(record)).not.toContain('supervisor');
    expect(Object.keys(record)).not.toContain('effectiveOn');
    expect(Object.keys(record)).not.toContain('plannedOn');
    expect(Object.keys(record)).not.toContain('attributes');
  });

  it.each([
    ['record', 0, 'case', 'record is needed, but the cell is empty', ''],
    ['activity', 1, 'step', 'record is needed, but "EMPTY" stands for nothing', 'EMPTY'],
    ['occurredOn', 2, 'day', 'occurredOn is needed, but the cell is empty', ''],
    ['staff', 3, 'who', 'staff is needed, but the cell is empty', ''],
    ['unit', 4, 'unit', 'unit is needed, but the cell is empty', ''],
  ])('refuses a row without %s', (_, at, column, reason, cell) => {
    expect(rejected(changed(at, cell))).toMatchObject({ line: 12, column, reason });
  });

  it('hands back the cells of a refused row', () => {
    expect(rejected(changed(2, 'soon')).cells).toEqual([...changed(2, 'soon'), '', '']);
  });

  it.each([
    ['a newline', '17\n18', '\\n18'],
    ['a control character', '17\u0007', '\\u0007'],
    ['a text-direction override', '17\u202e', '\\u202e'],
    ['an invisible mark', '1\u200b7', '\\u200b'],
    ['a space at the end', '17 ', '17 '],
  ])('refuses an id with %s, naming the column and showing it', (_, cell, shown) => {
    const { column, reason } = rejected(changed(3, cell));
    expect(column).toBe('who');
    expect(reason).toMatch(/^staff must not/);
    expect(reason).toContain(shown);
  });

  it('refuses an id of more than 200 characters and shortens it in the reason', () => {
    expect(mapped(changed(3, 'x'.repeat(198))).staff).toHaveLength(200);
    const { column, reason } = rejected(changed(3, 'x'.repeat(199)));
    expect(column).toBe('who');
    expect(reason).toContain('at most 200 characters');
    expect(reason.length).toBeLessThan(150);
  });

  it('checks an id again after a good one', () => {
    const map = rowMapper(sampleMapping(), header, 'steps.csv');
    const row = (who: string) => map([...changed(3, who), '', ''], 1, 1).kind;
    expect([row('17'), row('17'), row('1\n7'), row('17')]).toEqual([
      'mapped',
      'mapped',
      'rejected',
      'mapped',
    ]);
  });

  it('says what a day or an attribute could not be read as', () => {
    expect(rejected(changed(2, '2026-02-30'))).toMatchObject({
      column: 'day',
      reason: 'occurredOn: "2026-02-30" is a day that does not exist',
    });
    const more = 'attributes: { sum: { column: unit, type: number } }';
    expect(rejected(changed(4, 'four'), { more })).toMatchObject({
      column: 'unit',
      reason: 'sum: "four" is not a number',
    });
    expect(rejected([...ROW, 'soon'], { fields: 'dueOn: { column: more }' }).reason).toContain(
      'dueOn: "soon"',
    );
  });

  describe('a row that names nobody', () => {
    const fields = (
      whenMissing: string,
    ) => `staff: { from: 'S-{who}', nulls: [test], whenMissing: ${whenMissing} }
post: clerk`;

    it('is refused by default', () => {
      expect(rejected(changed(3, 'test'), { fields: fields('reject') }).reason).toBe(
        'staff is needed, but "test" stands for nothing',
      );
    });

    it('may be recorded without staff and post', () => {
      const record = mapped(changed(3, 'test'), { fields: fields('nobody') });
      expect(record).not.toHaveProperty('staff');
      expect(record).not.toHaveProperty('post');
      expect(record).not.toHaveProperty('attribution');
    });

    it('may be attributed to the opener of the process', () => {
      const record = mapped(changed(3, ''), { fields: fields('process-opener') });
      expect(record).toMatchObject({ attribution: 'process-opener', post: 'clerk' });
      expect(record).not.toHaveProperty('staff');
      expect(mapped(ROW, { fields: fields('process-opener') })).not.toHaveProperty('attribution');
    });

    it("is told by the field's own tokens, not the mapping's", () => {
      expect(mapped(changed(3, 'EMPTY'), { fields: fields('reject') }).staff).toBe('S-EMPTY');
    });
  });

  it('offers row number and day to templates', () => {
    expect(mapped(ROW, { fields: "supervisor: '{@row}@{@occurredOn}'" }, 41).supervisor).toBe(
      '41@2026-03-31',
    );
  });

  it('gives duplicates one content', () => {
    const more = 'duplicates: { ignoring: [more] }';
    expect(mapped([...ROW, '1'], { more }).content).toBe(mapped([...ROW, '2'], { more }).content);
    expect(mapped([...ROW, '1']).content).not.toBe(mapped([...ROW, '2']).content);
  });
});
