import type { EntryData, LedgerEvent } from '#domain';
import { DailyCases } from './daily-cases.js';
import { chosen, dayOf, person, PERIOD, UNITS, type DailyHistory, type Deed } from './daily-histories.js';
import { rulebook, TestLog } from './test-log.js';

/** A log of what the rules would let happen; what would be refused is left out. */
export function dailyLogOf(history: DailyHistory): TestLog {
  return new Days().log(history);
}

class Days {
  private readonly written = new TestLog();
  private readonly cases = new DailyCases((event, deed) => this.add(event, deed));
  private readonly observations: { id: string; staff: string; status: 'noted' | 'verified' | 'ended' }[] = [];
  private readonly matters: string[] = [];
  private readonly evidence: string[] = [];

  log(history: DailyHistory): TestLog {
    this.begin();
    let closed = false;
    history.forEach((deed, number) => {
      const begins = ['propose', 'post', 'observe'].includes(deed.what);
      if (!(closed && begins)) this.happen(deed, number);
      if (deed.close && !closed) {
        closed = true;
        this.add({ type: 'PeriodClosed', data: { period: PERIOD, reason: 'over' } }, deed);
      }
    });
    return this.written;
  }

  private begin(): void {
    const add = (event: LedgerEvent): number => this.written.add(event);
    add({ type: 'RulebookPublished', data: { rulebook: rulebook() } });
    for (const unit of UNITS) {
      const parent = unit === 'office' ? null : unit === 'desk' ? 'south' : 'office';
      add({ type: 'UnitRegistered', data: { unit, name: `The ${unit}`, parent } });
    }
    for (let n = 0; n < 4; n++)
      add({ type: 'StaffMemberRegistered', data: { staff: `S${n}`, name: `Member ${n}` } });
    const days = { period: PERIOD, from: '2026-01-01', to: '2026-03-31' };
    add({ type: 'PeriodOpened', data: { ...days, rulebookVersion: 1 } });
  }

  private happen(deed: Deed, number: number): void {
    switch (deed.what) {
      case 'propose':
        return this.propose(deed, number);
      case 'post':
        return this.cases.postAtOnce(this.entry(deed, number), deed);
      case 'advance':
        return this.cases.advance(deed, number);
      case 'observe':
        return this.observe(deed, number);
      case 'look-again':
        return this.lookAgain(deed);
      case 'matter': {
        this.matters.push(`M${number}`);
        const data = { matter: `M${number}`, title: 'The flood', occurredOn: dayOf(deed) };
        this.add({ type: 'MatterOpened', data }, deed);
        return;
      }
      case 'evidence':
        return this.bringIn(deed, number);
      case 'attach': {
        const found = chosen(this.cases.open(), deed.which);
        const evidence = chosen(this.evidence, deed.next);
        if (!found || evidence === undefined) return;
        const data = {
          entryId: found.entryId,
          period: PERIOD,
          staff: found.staff,
          evidence,
          attachedBy: person(deed.by).id,
        };
        this.add({ type: 'EvidenceAttached', data }, deed);
      }
    }
  }

  private propose(deed: Deed, number: number): void {
    const entry = this.entry(deed, number);
    const observation = chosen(
      this.observations.filter(({ staff, status }) => staff === entry.staff && status === 'verified'),
      deed.next,
    );
    this.cases.propose(entry, observation?.id, deed);
    if (!observation) return;
    observation.status = 'ended';
    const { entryId, period, staff } = entry;
    const matured = { observation: observation.id, entryId, period, staff };
    this.add({ type: 'ObservationMatured', data: matured }, deed);
  }

  private observe(deed: Deed, number: number): void {
    const observation = `O${number}`;
    const evidence = chosen(this.evidence, deed.next);
    const staff = deed.asked ? `S${deed.staff}` : undefined;
    const data = {
      observation,
      ...(staff === undefined ? { process: `C${deed.staff}` } : { staff }),
      unit: UNITS[deed.staff]!,
      period: PERIOD,
      tone: (['positive', 'negative', 'neutral'] as const)[deed.by]!,
      text: 'seen',
      occurredOn: dayOf(deed),
      evidence: evidence === undefined ? [] : [evidence],
      notedBy: person(deed.by).id,
    };
    this.observations.push({ id: observation, staff: staff ?? '', status: 'noted' });
    this.add({ type: 'ObservationNoted', data }, deed);
  }

  private lookAgain(deed: Deed): void {
    const found = chosen(
      this.observations.filter(({ status }) => status === 'noted'),
      deed.which,
    );
    if (!found) return;
    const observation = found.id;
    const by = person(deed.by).id;
    found.status = deed.asked ? 'verified' : 'ended';
    this.add(
      deed.asked
        ? { type: 'ObservationVerified', data: { observation, verifiedBy: by } }
        : { type: 'ObservationDismissed', data: { observation, dismissedBy: by, reason: 'not so' } },
      deed,
    );
  }

  private bringIn(deed: Deed, number: number): void {
    const evidence = `D${number}`;
    const by = person(deed.by).id;
    this.evidence.push(evidence);
    const file = { sha256: 'ab'.repeat(32), bytes: 7, mediaType: 'text/plain', name: 'letter.txt' };
    this.add(
      deed.asked
        ? { type: 'EvidenceUploaded', data: { evidence, ...file, uploadedBy: by } }
        : {
            type: 'EvidenceReferenced',
            data: { evidence, url: 'https://dms.example/7', title: 'A letter', referencedBy: by },
          },
      deed,
    );
  }

  private entry(deed: Deed, number: number): EntryData {
    const matter = chosen(this.matters, deed.which);
    const evidence = chosen(this.evidence, deed.which);
    const computed = deed.next % 4 === 0;
    return {
      entryId: `E${number}`,
      period: PERIOD,
      staff: `S${deed.staff}`,
      kind: deed.which % 3 === 0 ? 'deduction' : 'bonus',
      indicator: deed.indicator,
      points: deed.points,
      occurredOn: dayOf(deed),
      origin: computed ? 'computed' : 'manual',
      rulebookVersion: 1,
      ...(computed && { rule: 'late', record: `W${number}`, process: `C${deed.staff}` }),
      reason: `because of ${number}`,
      evidence: evidence === undefined ? [] : [evidence],
      ...(matter !== undefined && !computed && { matter }),
    };
  }

  private add(event: LedgerEvent, { by }: Deed): void {
    this.written.add(event, { actor: person(by) });
  }
}
