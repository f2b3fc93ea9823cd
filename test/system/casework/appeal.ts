import type { RecordedEvent } from '#domain';
import type { Answer } from '../quarter/client.js';
import type { Office } from './office.js';

export interface IssueGiven {
  readonly issue: number;
  readonly disposition: string;
  readonly remedies?: readonly object[];
  readonly reasons: string;
}

export interface Opinion {
  readonly member: string;
  readonly issues: readonly IssueGiven[];
  readonly opinion?: string;
}

const withoutReasons = ({ issue, disposition, remedies = [] }: IssueGiven): object => ({
  issue,
  disposition,
  remedies,
});

export interface Deed {
  readonly status?: string;
  readonly recorded: readonly string[];
  readonly challenge?: string;
}

/** An appeal, and everything that is done about it, by name. */
export class Appeal {
  private constructor(
    readonly office: Office,
    readonly staff: string,
    readonly id: string,
  ) {}

  /** Filed by the person themself, today. */
  static async file(office: Office, staff: string, filing: object): Promise<Appeal> {
    const { body } = await office.done<{ appeal: string }>(staff, 'appeals', { staff, ...filing });
    return new Appeal(office, staff, body.appeal);
  }

  get at(): string {
    return `appeals/${this.staff}/${this.id}`;
  }

  async does(who: string, deed: string, body?: object): Promise<Deed> {
    return (await this.office.done<Deed>(who, `${this.at}/${deed}`, body)).body;
  }

  refused(who: string, deed: string, body?: object): Promise<unknown[]> {
    return this.office.refused(who, `${this.at}/${deed}`, body);
  }

  file(who = 'AUD', query = ''): Promise<Record<string, unknown> & { status: string }> {
    return this.office.shown(who, `${this.at}${query}`);
  }

  /** From filed, or escalated, to open evidence. */
  async toEvidence(chair: string, ...others: readonly string[]): Promise<void> {
    await this.does(chair, 'admission');
    await this.does(chair, 'panel', { chair, members: [chair, ...others] });
    await this.does(chair, 'evidence-opening');
  }

  /** Both sides have seen it all; no hearing. */
  async toDeliberation(chair: string): Promise<void> {
    await this.does(this.staff, 'evidence-inspection');
    await this.does('A-1', 'evidence-inspection');
    await this.does(chair, 'evidence-closing');
    await this.does(chair, 'deliberation');
  }

  /** Decided as the first of them voted, who presides. */
  async decide(...opinions: readonly Opinion[]): Promise<void> {
    for (const { member, issues, opinion } of opinions) {
      await this.does(member, 'votes', { votes: issues.map(withoutReasons), ...(opinion && { opinion }) });
    }
    const [{ member: chair, issues }] = opinions as [Opinion];
    const decided = issues.map((one) => ({ remedies: [], ...one }));
    await this.does(chair, 'decision', { issues: decided });
  }

  serve(who: string, servedOn: string): Promise<Answer<Deed>> {
    return this.office.done<Deed>(who, `${this.at}/service`, { servedOn, manner: 'in-person' });
  }

  /** What was recorded about it, of one type, in its order. */
  recorded(type: string): readonly RecordedEvent[] {
    return this.office.server
      .log()
      .filter((event) => event.type === type && 'appeal' in event.data && event.data.appeal === this.id);
  }

  /** Waits until so many of its decisions were carried out. */
  effective(instances = 1): Promise<void> {
    return this.office.until(
      `${instances} decision(s) on appeal ${this.id} took effect`,
      () => this.recorded('DecisionTookEffect').length >= instances,
    );
  }
}
