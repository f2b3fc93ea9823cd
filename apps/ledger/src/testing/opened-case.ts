import type { CaseDeedAnswer } from '../accountability/case-deed-answer.js';
import type { AssessedLedger } from './assessed-ledger.js';
import type { Answer, Asking, Served } from './served.js';

/** Those who have to do with a case of TAX/1. */
export const officers = {
  investigator: { id: 'I-1', as: [{ role: 'investigator', unit: 'TAX' }] },
  otherInvestigator: { id: 'I-9', as: [{ role: 'investigator', unit: 'CUSTOMS' }] },
  auditor: { id: 'AU-1', as: [{ role: 'auditor' }] },
} as const satisfies Readonly<Record<string, Asking>>;

/** S-1 of TAX/1 finishes the first step of P-7 eight days late, on 3 February; a second step comes after it. */
export async function recordLateStep(server: Served): Promise<void> {
  const step = { process: 'P-7', unit: 'TAX/1', post: 'TAX/1:clerk', staff: 'S-1' };
  const steps = [
    { recordId: 'R-1', activity: 'examine', occurredOn: '2026-02-03', plannedOn: '2026-01-26' },
    { recordId: 'R-2', activity: 'file', occurredOn: '2026-02-05' },
  ];
  for (const one of steps) {
    const { status, text } = await server.post('/v1/work-records', { ...step, ...one });
    if (status > 299) throw new Error(text);
  }
}

/** A case, and everything that is done about it, by name. */
export class OpenedCase {
  private constructor(
    private readonly server: Served,
    private readonly ledger: AssessedLedger,
    readonly id: string,
  ) {}

  static async from(server: Served, ledger: AssessedLedger, source: object, more = {}): Promise<OpenedCase> {
    const body = { title: 'A late step', description: 'Eight days late.', source, ...more };
    const {
      status,
      text,
      body: opened,
    } = await server.post('/v1/accountability-cases', body, officers.investigator);
    if (status !== 201) throw new Error(text);
    return new OpenedCase(server, ledger, (opened as CaseDeedAnswer).case);
  }

  get url(): string {
    return `/v1/accountability-cases/${this.id}`;
  }

  post(deed: string, json: object | undefined, who: Asking): Promise<Answer> {
    return this.server.post(`${this.url}/${deed}`, json, who);
  }

  /** @throws Error where it is refused */
  async done(deed: string, json: object | undefined, who: Asking): Promise<CaseDeedAnswer> {
    const { status, text, body } = await this.post(deed, json, who);
    if (status > 299) throw new Error(`${deed}: ${text}`);
    await this.ledger.settle();
    return body;
  }
}
