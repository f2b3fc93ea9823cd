import { describe, expect, it } from '@jest/globals';
import { DefinitionError, problemText } from './errors.js';
import { parseOrganizationFile } from './organization-file.js';

const sound = `units:
  - { unit: M1, name: Municipality 1, parent: region }
  - { unit: region, name: Region }
posts:
  - { post: M1-handler, name: Permit handler, unit: M1 }
staff:
  - staff: M1-1
    name: Staff member 1
    appointments:
      - { post: M1-handler, from: 2012-01-01, to: 2012-06-30 }
      - { post: M1-handler, from: 2012-07-01 }
  - { staff: M1-2, name: Staff member 2 }
`;

const parse = (text: string) => parseOrganizationFile({ name: 'org.yaml', text });

function problemsOf(text: string): string[] {
  try {
    parse(text);
  } catch (error) {
    if (error instanceof DefinitionError) return error.problems.map(problemText);
    throw error;
  }
  return [];
}

describe('an organization file', () => {
  it('is read with parents before their children', () => {
    const { units, posts, staff } = parse(sound);
    expect(units).toEqual([
      { unit: 'region', name: 'Region' },
      { unit: 'M1', name: 'Municipality 1', parent: 'region' },
    ]);
    expect(posts).toEqual([{ post: 'M1-handler', name: 'Permit handler', unit: 'M1' }]);
    expect(staff).toEqual([
      {
        staff: 'M1-1',
        name: 'Staff member 1',
        appointments: [
          { post: 'M1-handler', from: '2012-01-01', to: '2012-06-30' },
          { post: 'M1-handler', from: '2012-07-01' },
        ],
      },
      { staff: 'M1-2', name: 'Staff member 2', appointments: [] },
    ]);
  });

  it('says which posts head their unit', () => {
    const heads = sound.replace('unit: M1 }\nstaff', 'unit: M1, heads: true }\nstaff');
    expect(parse(heads).posts).toEqual([
      { post: 'M1-handler', name: 'Permit handler', unit: 'M1', heads: true },
    ]);
    expect(problemsOf(heads.replace('heads: true', 'heads: yes'))).toEqual([
      'org.yaml:5:64 posts[0].heads: must be true or false',
    ]);
  });

  it('may build on units and posts that it does not list', () => {
    expect(
      parse('staff: [{staff: a, name: A, appointments: [{post: p, from: 2012-01-01}]}]').staff,
    ).toHaveLength(1);
    expect(parse('posts: [{post: p, name: P, unit: u}]').posts).toHaveLength(1);
  });

  it.each<[string, string, string]>([
    ['unit: region', 'unit: M1', 'org.yaml:3:13 units[1].unit: M1 is used above already'],
    ['parent: region', 'parent: regio', 'org.yaml:2:47 units[0].parent: there is no unit regio'],
    [
      'parent: region',
      'parent: M1',
      'org.yaml:2:47 units[0].parent: is below itself, directly or in a circle',
    ],
    [
      'name: Region }',
      'name: Region, parent: M1 }',
      'org.yaml:3:43 units[1].parent: is below itself, directly or in a circle',
    ],
    ['unit: M1 }\nstaff', 'unit: M2 }\nstaff', 'org.yaml:5:53 posts[0].unit: there is no unit M2'],
    [
      '{ post: M1-handler, from: 2012-07-01 }',
      '{ post: M1-clerk, from: 2012-07-01 }',
      'org.yaml:11:17 staff[0].appointments[1].post: there is no post M1-clerk',
    ],
    [
      'to: 2012-06-30',
      'to: 2011-12-31',
      'org.yaml:10:51 staff[0].appointments[0].to: must not lie before 2012-01-01',
    ],
    [
      'from: 2012-07-01',
      'from: 2012-06-30',
      'org.yaml:11:35 staff[0].appointments[1].from: post M1-handler is held from 2012-01-01 already, until after this day',
    ],
    ['staff: M1-2', 'staff: M1-1', 'org.yaml:12:14 staff[1].staff: M1-1 is used above already'],
    [
      'staff: M1-2',
      'staff: M1 2',
      'org.yaml:12:14 staff[1].staff: must have no spaces, control or invisible characters, and not be empty',
    ],
    [
      'staff: M1-2',
      'staff: "M1\\u202e2"',
      'org.yaml:12:14 staff[1].staff: must have no spaces, control or invisible characters, and not be empty',
    ],
    [
      'Staff member 2',
      '"Staff\\u0007member"',
      'org.yaml:12:26 staff[1].name: must not contain control or invisible characters',
    ],
    [
      `staff: M1-2`,
      `staff: ${'x'.repeat(101)}`,
      'org.yaml:12:14 staff[1].staff: must have at most 100 characters',
    ],
    ['staff: M1-2', 'staff: 12', 'org.yaml:12:14 staff[1].staff: must be text; put it in quotes'],
    [
      'from: 2012-07-01',
      'from: 2012-7-1',
      'org.yaml:11:35 staff[0].appointments[1].from: must be a day that exists, as YYYY-MM-DD',
    ],
  ])('is refused with "%s" written as "%s"', (piece, replacement, problem) => {
    expect(sound).toContain(piece);
    expect(problemsOf(sound.replace(piece, replacement))).toContain(problem);
  });

  it('is refused where it says nothing', () => {
    expect(problemsOf('{}')).toEqual(['org.yaml:1:1 must not be empty']);
  });
});
