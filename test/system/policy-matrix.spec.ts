import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { roles, type Role } from '#domain';
import { policiesOf, type RouteAccess } from '../../apps/ledger/src/access/policies-of.js';
import type { RoutePolicy } from '../../apps/ledger/src/access/policy.js';
import { served, type Served } from '../../apps/ledger/src/testing/served.js';
import { emptyLedger } from '../../apps/ledger/src/testing/small-ledger.js';
import { newFolder, removeFolders } from '../support/cli.js';
import { openLogOf } from '../support/open-log-of.js';

/*
 * Every role at every route, for what is one's own, what belongs to one's unit, and what belongs to another: the
 * server lets through what the policy of the route says, and nothing else. What the rules refuse after that is not
 * looked at here.
 */

const places = ['own', 'own unit', 'other unit'] as const;
type Place = (typeof places)[number];

/** What a request is about: a person of a unit, and what there is about them. */
interface About {
  readonly staff: string;
  readonly unit: string;
  entry: string;
  observation: string;
  evidence: string;
  appeal: string;
  caseId: string;
  experiment: string;
}

const PERIOD = '2026-01';
const DAY = '2026-01-15';
const me = 'S-ME';
const about: Record<Place, About> = {
  own: {
    staff: me,
    unit: 'TAX',
    entry: '',
    observation: '',
    evidence: '',
    appeal: '',
    caseId: '',
    experiment: '',
  },
  'own unit': {
    staff: 'S-MATE',
    unit: 'TAX',
    entry: '',
    observation: '',
    evidence: '',
    appeal: '',
    caseId: '',
    experiment: '',
  },
  'other unit': {
    staff: 'S-FAR',
    unit: 'REG',
    entry: '',
    observation: '',
    evidence: '',
    appeal: '',
    caseId: '',
    experiment: '',
  },
};

let server: Served;
let routes: RouteAccess[];

beforeAll(async () => {
  server = await served(emptyLedger(() => new Date('2026-01-20T09:00:00Z'), await openLogOf(newFolder())));
  await setUp();
  routes = policiesOf(server.app);
});
afterAll(async () => {
  await server.close();
  removeFolders();
});

async function setUp(): Promise<void> {
  const done = async (
    url: string,
    json: object | undefined,
    asking = {},
  ): Promise<Record<string, string>> => {
    const answer = await server.post(`/v1/${url}`, json, asking);
    if (answer.status > 299) throw new Error(`${url}: ${answer.text}`);
    await server.ledger.settle();
    return answer.body;
  };
  await done('rulebooks', rulebook);
  await done('periods', { period: PERIOD });
  await done('units', { unit: 'HQ', name: 'Headquarters' });
  for (const unit of ['TAX', 'REG']) {
    await done('units', { unit, name: unit, parent: 'HQ' });
    await done('posts', { post: `${unit}:clerk`, name: 'Clerk', unit });
  }
  await done('matters', { matter: 'M-1', title: 'A complaint', occurredOn: DAY }, asAssessor);
  for (const one of Object.values(about)) {
    const { staff, unit } = one;
    await done('staff-members', { staff, name: staff });
    await done(`staff-members/${staff}/appointments`, { post: `${unit}:clerk`, from: '2026-01-01' });
    const reference = { url: `https://files.example/${staff}`, title: staff };
    one.evidence = (await done('evidence/references', reference, asAssessor)).evidence!;
    const said = { staff, occurredOn: DAY, evidence: [one.evidence] };
    one.observation = (
      await done('observations', { ...said, tone: 'neutral', text: 'Seen' }, asAssessor)
    ).observation!;
    const proposal = { ...said, kind: 'deduction', indicator: 'conduct', points: 1, reason: 'Seen' };
    one.entry = (await done('entries', proposal, asAssessor)).entryId!;
    one.appeal = await appealed(one, (await done('entries', proposal, asAssessor)).entryId!);
    one.caseId = await accused(one);
    one.experiment = `X-${staff}`;
    const tried = { title: 'By telephone', purpose: 'Speed', safeguards: 'None', participants: [staff] };
    const days = { from: DAY, to: DAY };
    await done('experiments', { ...tried, ...days, experiment: one.experiment, unit }, asAssessor);
  }

  async function accused({ staff, unit }: About): Promise<string> {
    const source = { kind: 'complaint', text: 'The file is lost.' };
    const opened = { title: 'A lost file', description: 'It is lost.', source, unit, occurredOn: DAY };
    const investigator = { id: 'I-9', as: [{ role: 'investigator' }] };
    const { case: caseId } = await done('accountability-cases', opened, investigator);
    await done(`accountability-cases/${caseId}/investigation`, { investigator: 'I-9' }, investigator);
    await done(`accountability-cases/${caseId}/persons`, { person: staff, part: 'handler' }, investigator);
    return caseId!;
  }

  async function appealed({ staff }: About, entryId: string): Promise<string> {
    const entry = `score-accounts/${PERIOD}/${staff}/entries/${entryId}`;
    const concerned = { id: staff, as: [{ role: 'staff-member' }] };
    await done(`${entry}/confirmation`, undefined, { id: 'V-9', as: [{ role: 'verifier' }] });
    await done(`${entry}/acknowledgement`, undefined, concerned);
    const issues = [{ subject: { kind: 'entry', period: PERIOD, entryId }, grounds: 'It was not so.' }];
    return (await done('appeals', { staff, issues, knownOn: '2026-01-20' }, concerned)).appeal!;
  }
}

const asAssessor = { id: 'A-9', as: [{ role: 'assessor' as const }] };

const rulebook = {
  version: 1,
  title: 'Rules',
  inForceFrom: '2026-01-01',
  calendar: 'month',
  indicators: [
    {
      id: 'conduct',
      name: 'Conduct',
      definition: 'Courtesy.',
      family: 'common',
      dimension: 'conduct',
      unit: 'incidents',
      source: 'supervision',
      base: 20,
      manual: true,
      steps: { confirmation: true, answerDays: 5 },
    },
  ],
};

/** Names in the address, and what they stand for. */
const named = ({ caseId, ...one }: About): Record<string, string> => ({
  ...one,
  case: caseId,
  person: one.staff,
  action: 'none',
  challenge: 'none',
  period: PERIOD,
  post: `${one.unit}:clerk`,
  from: '2026-01-01',
  matter: 'M-1',
  version: '1',
});

interface Asked {
  readonly url: string;
  readonly json?: object;
  readonly headers?: Record<string, string>;
}

/** Routes that take no body. */
const withoutBody =
  /\/(confirmation|acknowledgement|verification|admission|evidence-(opening|inspection|closing)|deliberation|resumption|statement-invitation|approval)$/;

/** The request of a route about something: what is not part of its address stands in the query or the body. */
function requestOf({ method, path }: RouteAccess, target: About): Asked {
  const names = named(target);
  const url = path.replace(/:(\w+)/g, (_, name: string) => {
    const value = names[name];
    if (value === undefined) throw new Error(`${path} has a parameter ${name} that this test does not know`);
    return encodeURIComponent(value);
  });
  const { staff, unit } = target;
  if (withoutBody.test(path)) return { url };
  if (path.endsWith('/stream')) return { url, headers: { 'content-type': 'application/x-ndjson' } };
  if (method !== 'GET') return { url, json: { staff, unit, occurredOn: DAY } };
  const query = path.endsWith('/audit-trail')
    ? `kind=staff&id=${staff}`
    : `staff=${staff}&unit=${unit}&owner=${staff}`;
  return { url: `${url}?${query}` };
}

function letsThrough(policy: RoutePolicy, role: Role, place: Place): boolean {
  const reach = policy.reaches.find(([one]) => one === role)?.[1];
  if (reach === undefined) return false;
  return reach === 'any' || place === 'own' || (reach === 'scope' && place === 'own unit');
}

describe('who may do what', () => {
  it('knows the policy of every route', () => {
    expect(routes.filter(({ access }) => access === undefined)).toEqual([]);
    expect(routes.length).toBeGreaterThan(45);
  });

  it.each(roles)(
    'lets a %s of one unit through where the policies say so, and nowhere else',
    async (role) => {
      const wrong: string[] = [];
      let cells = 0;
      for (const route of routes) {
        const { access, method, path } = route;
        if (access === undefined || access === 'public') continue;
        for (const place of places) {
          const { url, json } = requestOf(route, about[place]);
          const who = { id: me, as: [{ role, unit: 'TAX' }] };
          const { status, text } =
            method === 'GET'
              ? await server.get(url, {}, who)
              : await server.send({ method, url, json, ...who });
          const through = !(status === 403 && text.includes('"code":"forbidden"'));
          cells += 1;
          if (status === 401 || status >= 500)
            wrong.push(`${method} ${path} (${place}) answered ${status}: ${text}`);
          if (through !== letsThrough(access, role, place)) {
            wrong.push(`${method} ${path} (${place}) ${through ? 'let through' : 'refused'}`);
          }
        }
      }
      expect(wrong).toEqual([]);
      expect(cells).toBeGreaterThan(130);
    },
  );

  it('asks everybody else who they are', async () => {
    for (const route of routes.filter(({ access }) => access !== 'public')) {
      const { headers, ...asked } = requestOf(route, about.own);
      const { method, path } = route;
      const { status } = await server.send({ method, ...asked, headers: { ...headers, authorization: '' } });
      expect([method, path, status]).toEqual([method, path, 401]);
    }
  });
});
