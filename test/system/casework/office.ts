import type { Grant, Role } from '#domain';
import { newFolder } from '../../support/cli.js';
import { signIn, type Answer, type Client } from '../quarter/client.js';
import { rulebook } from '../quarter/office.js';
import type { FeedEvent } from '../quarter/recompute.js';
import { ServerProcess } from './server-process.js';

/*
 * An office with something to dispute: two units below one, clerks, the head of one of the units, and people from
 * outside who review and investigate. Months are the periods, as in the quarter.
 */

export const CLERKS = ['S-1', 'S-2', 'S-3', 'S-4', 'S-5', 'S-6'] as const;
export const HEAD = 'H-1';
const POSTS = {
  ...Object.fromEntries(CLERKS.map((staff) => [staff, 'TAX:clerk'])),
  [HEAD]: 'TAX:head',
  'S-9': 'REG:clerk',
};

/** By how an id begins. */
const roles: Readonly<Record<string, Role>> = {
  OFFICE: 'administrator',
  CASES: 'work-system',
  A: 'assessor',
  V: 'verifier',
  B: 'supervisor',
  R: 'reviewer',
  I: 'investigator',
  AUD: 'auditor',
  S: 'staff-member',
};

export interface Problem {
  readonly type: string;
  readonly title: string;
  readonly status: number;
  readonly code: string;
  readonly detail: string;
  readonly errors: readonly { readonly path: string; readonly message: string }[];
}

export class Office {
  private readonly clients = new Map<string, Promise<Client>>();

  private constructor(
    readonly server: ServerProcess,
    private readonly signedIn: (id: string, ...grants: readonly Grant[]) => Promise<Client>,
  ) {}

  /** In January 2026, with that month and the next two open. */
  static async open(): Promise<Office> {
    const server = new ServerProcess(newFolder(), '2026-01-15');
    await server.start();
    const office = new Office(server, await signIn(server.data, () => server.url));
    await office.setUp();
    return office;
  }

  as(id: string): Promise<Client> {
    const role = roles[/^[A-Z]+/.exec(id)![0]]!;
    const unit = role === 'staff-member' ? 'HQ' : null;
    if (!this.clients.has(id)) this.clients.set(id, this.signedIn(id, { role, unit }));
    return this.clients.get(id)!;
  }

  /** @throws where it is refused */
  async done<T = Record<string, unknown>>(who: string, path: string, body?: object): Promise<Answer<T>> {
    const answer = await (await this.as(who)).post<T>(path, body);
    if (answer.status > 299) throw new Error(`${path} by ${who}: ${JSON.stringify(answer.body)}`);
    return answer;
  }

  /** What must be refused with a problem document, with nothing recorded: its status, its code, and the paths at fault. */
  async refused(who: string, path: string, body?: object): Promise<unknown[]> {
    const before = this.server.head();
    const { status, headers, body: problem } = await (await this.as(who)).post<Problem>(path, body);
    if (this.server.head() !== before) throw new Error(`${path} by ${who} recorded something`);
    const { code, type, title, detail, errors } = problem;
    const isProblem =
      headers.get('content-type')?.startsWith('application/problem+json') &&
      problem.status === status &&
      type === `urn:assessment-ledger:problem:${code}` &&
      [title, detail].every((text) => text.length > 5);
    if (!isProblem) throw new Error(`${path} by ${who}: no problem document: ${JSON.stringify(problem)}`);
    return [status, code, ...errors.map((fault) => fault.path)];
  }

  /** As it is with everything that is in the log. */
  async get<T = Record<string, unknown>>(who: string, path: string, accept?: string): Promise<Answer<T>> {
    const headers = { 'ledger-min-position': String(this.server.head()), ...(accept && { accept }) };
    return (await this.as(who)).get<T>(path, headers);
  }

  /** @throws where it is not shown */
  async shown<T = Record<string, unknown>>(who: string, path: string): Promise<T> {
    const { status, body } = await this.get<T>(who, path);
    if (status !== 200) throw new Error(`${path} for ${who}: ${status} ${JSON.stringify(body)}`);
    return body;
  }

  /** Everything that somebody sees of the log. */
  async feed(who = 'AUD'): Promise<FeedEvent[]> {
    const { body } = await this.get<string>(who, 'events', 'application/x-ndjson');
    return body
      .split('\n')
      .filter((line) => line !== '')
      .map((line) => JSON.parse(line) as FeedEvent);
  }

  /** Asked again until it holds. */
  async until(what: string, holds: () => boolean | Promise<boolean>): Promise<void> {
    for (const end = Date.now() + 20_000; Date.now() < end;) {
      if (await holds()) return;
      await new Promise((resolve) => setTimeout(resolve, 20));
    }
    throw new Error(`it did not come to this: ${what}`);
  }

  async upload(who: string, text: string): Promise<string> {
    const answer = await (
      await this.as(who)
    ).send<{ evidence: string }>('evidence?name=letter.txt', text, { 'content-type': 'text/plain' });
    if (answer.status !== 201) throw new Error(JSON.stringify(answer.body));
    return answer.body.evidence;
  }

  /** A deduction that was proposed, confirmed and accepted. */
  async deducted(staff: string, day: string, points: number): Promise<{ period: string; entryId: string }> {
    const { body, headers } = await this.done<{ period: string; entryId: string }>('A-1', 'entries', {
      staff,
      kind: 'deduction',
      indicator: 'conduct',
      rule: 'discourtesy',
      points,
      occurredOn: day,
      reason: `A visitor was sent away on ${day} (${points})`,
    });
    const at = headers.get('location')!.replace('/v1/', '');
    await this.done('V-1', `${at}/confirmation`);
    await this.done(staff, `${at}/acknowledgement`);
    return { period: body.period, entryId: body.entryId };
  }

  private async setUp(): Promise<void> {
    const done = (path: string, body: object): Promise<unknown> => this.done('OFFICE', path, body);
    const accountability = { reviews: ['review'], approves: ['approve'] };
    await done('rulebooks', { ...rulebook, casework: { accountability } });
    for (const period of ['2026-01', '2026-02', '2026-03']) await done('periods', { period });
    await done('units', { unit: 'HQ', name: 'Headquarters', parent: null });
    for (const unit of ['TAX', 'REG']) {
      await done('units', { unit, name: `Unit ${unit}`, parent: 'HQ' });
      await done('posts', { post: `${unit}:clerk`, name: 'Clerk', unit });
    }
    await done('posts', { post: 'TAX:head', name: 'Head of unit', unit: 'TAX', heads: true });
    for (const [staff, post] of Object.entries(POSTS)) {
      await done('staff-members', { staff, name: `Member ${staff}` });
      await done(`staff-members/${staff}/appointments`, { post, from: '2026-01-01' });
    }
  }
}
