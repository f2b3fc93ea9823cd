import { readFileSync, writeFileSync } from 'node:fs';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { served, type Served } from '../testing/served.js';
import { policiesOf, type RouteAccess } from './policies-of.js';
import { policyTable } from './policy-table.js';

const document = new URL('../../../../docs/policy.md', import.meta.url);

describe('the policies of the routes', () => {
  let server: Served;
  let routes: RouteAccess[];
  beforeAll(async () => {
    server = await served();
    routes = policiesOf(server.app);
  });
  afterAll(() => server.close());

  it('are of all routes that there are', () => {
    const paths = routes.map(({ method, path }) => `${method} ${path}`);
    expect(paths).toEqual(expect.arrayContaining(['GET /', 'GET /v1/scores', 'GET /v1/posts/:post/holders']));
    expect(new Set(paths).size).toBe(paths.length);
  });

  it('are declared by every single one', () => {
    const without = routes.filter(({ access }) => access === undefined);
    expect(without.map(({ method, path }) => `${method} ${path}`)).toEqual([]);
  });

  it('let nobody in without a token where the ledger tells something', () => {
    const open = routes.filter(({ access }) => access === 'public').map(({ path }) => path);
    expect(open.filter((path) => path.startsWith('/v1'))).toEqual([]);
  });

  it('let somebody in', () => {
    const closed = routes.filter(({ access }) => access !== 'public' && access?.reaches.length === 0);
    expect(closed).toEqual([]);
  });

  it('are the table in docs/policy.md', () => {
    const between = /(?<=<!-- policies -->\n\n)[^]*?(?=\n\n<!-- \/policies -->)/;
    const written = readFileSync(document, 'utf8');
    // To renew it: RENEW_DOCS=1 npm run -s jest -- policies.spec
    if (process.env['RENEW_DOCS'])
      writeFileSync(
        document,
        written.replace(between, () => policyTable(routes)),
      );
    expect(between.exec(readFileSync(document, 'utf8'))?.[0]).toBe(policyTable(routes));
  });
});
