import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from '@jest/globals';
import { parseOrganizationFile, parseRulebookFile } from '#definitions';
import { lintRulebook } from '#domain';
import { parseMappingFile, readRows, type MappedRow } from '#importing';

const path = (name: string) => join(import.meta.dirname, name);
const file = (name: string) => ({ name, text: readFileSync(path(name), 'utf8') });

async function rows(): Promise<MappedRow[]> {
  const all: MappedRow[] = [];
  for await (const batch of readRows(path('work-records.csv'), parseMappingFile(file('mapping.yaml')))) {
    all.push(...batch);
  }
  return all;
}

describe('the sample organisation', () => {
  it('has work records that are what its generator prints', () => {
    const printed = execFileSync(process.execPath, [path('generate.mjs')], { encoding: 'utf8' });
    expect(printed).toBe(file('work-records.csv').text);
  });

  it.each(['rulebook.yaml', 'rulebook-2.yaml'])('has nothing to find fault with in %s', (name) => {
    expect(lintRulebook(parseRulebookFile(file(name)))).toEqual([]);
  });

  it('reviews and approves in its casework only what its processes know', async () => {
    const activities = new Set(
      (await rows()).flatMap((row) => (row.kind === 'mapped' ? [row.record.activity] : [])),
    );
    const { reviews, approves } = parseRulebookFile(file('rulebook-2.yaml')).casework.accountability;
    expect([...reviews, ...approves].filter((activity) => !activities.has(activity))).toEqual([]);
    expect([reviews.length, approves.length]).toEqual([2, 2]);
  });

  it('loses two rows in reading, for a day and a time that never were', async () => {
    const rejected = (await rows()).filter((row) => row.kind === 'rejected');
    expect(rejected.map(({ reason }) => reason)).toEqual([
      expect.stringContaining('30.02.2025'),
      expect.stringContaining('30.03.2025 02:30'),
    ]);
  });

  it('names units, staff members and supervisors that its organization has', async () => {
    const { units, staff } = parseOrganizationFile(file('organization.yaml'));
    const known = new Set([...units.map(({ unit }) => unit), ...staff.map((one) => one.staff)]);
    const named = (await rows())
      .filter((row) => row.kind === 'mapped')
      .flatMap(({ record }) => [record.unit, record.staff, record.supervisor])
      .filter((one) => one !== undefined);
    expect(new Set(named)).toEqual(known);
  });

  it('has two records that say again, under another number, what an earlier one says', async () => {
    const contents = (await rows()).flatMap((row) => (row.kind === 'mapped' ? [row.record.content] : []));
    expect(contents.length - new Set(contents).size).toBe(2);
  });
});
