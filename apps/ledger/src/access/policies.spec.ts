import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { served, type Served } from '../testing/served.js';
import { policiesOf, type RouteAccess } from './policies-of.js';
import { policyTable } from '../testing/policy-table.js';
import { documentPart } from '../../../../test/support/document-parts.js';

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
    // To renew it: RENEW_DOCS=1 npm run -s jest -- policies.spec
    expect(documentPart(document, 'policies', policyTable(routes))).toBe(policyTable(routes));
  });
});
