import { mkdtemp, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseMappingFile, type Mapping } from '../mapping.js';

/** A mapping of five columns: case, step, day, who, unit. `more` goes on top level, `fields` into the fields. */
export function sampleMapping({ fields = '', more = '' } = {}): Mapping {
  return parseMappingFile({ name: 'sample.yaml', text: sampleText({ fields, more }) });
}

export function sampleText({ fields = '', more = '' } = {}): string {
  return `title: Sample
timeZone: Europe/Amsterdam
nulls: [EMPTY]
fields:
  record: '{case}/{step}'
  process: '{case}'
  activity: '{step}'
  unit: 'U{unit}'
  occurredOn: { column: day }
${fields.includes('staff:') ? '' : "  staff: 'S-{who}'\n"}${indented(fields)}
${more}`;
}

const indented = (lines: string): string => lines.replace(/^(?=.)/gm, '  ');

export const HEADER = 'case,step,day,who,unit';

/** Writes a file of its own folder, so that the name can be what the test wants. */
export async function temporaryFile(content: string | Buffer, name = 'steps.csv'): Promise<string> {
  const path = join(await mkdtemp(join(tmpdir(), 'importing-')), name);
  await writeFile(path, content);
  return path;
}

export async function collected<T>(batches: AsyncIterable<readonly T[]>): Promise<T[]> {
  const all: T[] = [];
  for await (const batch of batches) all.push(...batch);
  return all;
}
