import { assessedLedger, people, type AssessedLedger } from '../../testing/assessed-ledger.js';
import { served, type Answer, type Asking, type Served } from '../../testing/served.js';
import type { AppealFileAnswer } from '../appeal-file-answer.js';

const reviewer = (id: string): Asking => ({ id, as: [{ role: 'reviewer' }] });

/** Reviewers from outside: they hold no posts. `admits` and those of the first panel; the others for the second. */
export const reviewers = {
  admits: reviewer('R-0'),
  chair: reviewer('R-1'),
  second: reviewer('R-2'),
  third: reviewer('R-3'),
  spare: reviewer('R-4'),
  later: [reviewer('R-5'), reviewer('R-6'), reviewer('R-7')],
} as const;

export const { assessor: speaksForOffice, concerned: appellant } = people;

/** An entry of the appellant that stands: two points under `conduct`, proposed by A-1 and confirmed by V-1. */
export interface PostedEntry {
  readonly period: string;
  readonly entryId: string;
}

/** A server on a ledger in which S-1 has something to appeal against, with a hand on the appeal. */
export interface Proceeding extends Served {
  readonly assessed: AssessedLedger;
  posted(change?: object): Promise<PostedEntry>;
  /** Files, as the appellant; the address of the appeal. */
  filed(entry: PostedEntry, change?: object): Promise<string>;
  /** A deed that must go well. */
  done(address: string, deed: string, json: object | undefined, who: Asking): Promise<Answer>;
  /** Takes a filed appeal to where its evidence is open. */
  underEvidence(address: string): Promise<void>;
  /** From open evidence, without any, to deliberation. */
  deliberating(address: string): Promise<void>;
  votes(address: string, remedies: readonly object[], disposition?: string): Promise<void>;
  decided(address: string, remedies: readonly object[], disposition?: string): Promise<void>;
  file(address: string, who?: Asking, query?: string): Promise<AppealFileAnswer>;
  /** A command that must record nothing: its status, its code, and the paths that are at fault. */
  refused(url: string, json: object | undefined, who: Asking): Promise<readonly unknown[]>;
}

interface Problem {
  readonly code: string;
  readonly errors: readonly { readonly path: string }[];
}

const entry = {
  staff: 'S-1',
  kind: 'deduction',
  indicator: 'conduct',
  points: 2,
  occurredOn: '2026-02-03',
  reason: 'Sent a visitor away.',
  rule: 'complaint',
};

export const filing = ({ period, entryId }: PostedEntry): object => ({
  staff: 'S-1',
  issues: [{ subject: { kind: 'entry', period, entryId }, grounds: 'The counter was closed.' }],
  knownOn: '2026-02-09',
});

export const onFirst = (remedies: readonly object[], disposition: string): object => ({
  issue: 1,
  disposition,
  remedies,
});

export async function proceeding(): Promise<Proceeding> {
  const assessed = await assessedLedger();
  const server = await served(Promise.resolve(assessed));
  const must = (answer: Answer): Answer => {
    if (answer.status > 299) throw new Error(answer.text);
    return answer;
  };
  const done: Proceeding['done'] = async (address, deed, json, who) =>
    must(await server.post(`${address}/${deed}`, json, who));
  const panel = [reviewers.chair, reviewers.second, reviewers.third];
  const steps: Omit<Proceeding, keyof Served> = {
    assessed,
    done,
    async posted(change = {}) {
      const { headers, body } = must(
        await server.post('/v1/entries', { ...entry, ...change }, people.assessor),
      );
      const address = headers['location'] as string;
      await done(address, 'confirmation', undefined, people.verifier);
      await done(address, 'acknowledgement', undefined, appellant);
      const { period, entryId } = body as PostedEntry;
      return { period, entryId };
    },
    async filed(contested, change = {}) {
      const answer = await server.post('/v1/appeals', { ...filing(contested), ...change }, appellant);
      return must(answer).headers['location'] as string;
    },
    async underEvidence(address) {
      await done(address, 'admission', undefined, reviewers.admits);
      const members = panel.map(({ id }) => id);
      await done(address, 'panel', { chair: 'R-1', members }, reviewers.admits);
      await done(address, 'evidence-opening', undefined, reviewers.chair);
    },
    async deliberating(address) {
      for (const side of [appellant, speaksForOffice]) {
        await done(address, 'evidence-inspection', undefined, side);
      }
      await done(address, 'evidence-closing', undefined, reviewers.chair);
      await done(address, 'deliberation', undefined, reviewers.chair);
    },
    async votes(address, remedies, disposition = 'upheld') {
      for (const member of panel) {
        await done(address, 'votes', { votes: [onFirst(remedies, disposition)] }, member);
      }
    },
    async decided(address, remedies, disposition = 'upheld') {
      await steps.votes(address, remedies, disposition);
      const issues = [{ ...onFirst(remedies, disposition), reasons: 'The counter was closed.' }];
      await done(address, 'decision', { issues }, reviewers.chair);
    },
    async file(address, who, query = '') {
      await assessed.settle();
      return must(await server.get(`${address}${query}`, {}, who)).body;
    },
    async refused(url, json, who) {
      const before = await assessed.head();
      const { status, body } = await server.post(url, json, who);
      if ((await assessed.head()) !== before) throw new Error(`${url} recorded something`);
      const { code, errors } = body as Problem;
      return [status, code, errors.map(({ path }) => path)];
    },
  };
  return { ...server, ...steps };
}
