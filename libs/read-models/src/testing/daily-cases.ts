import type { EntryData, EntryStatus, LedgerEvent } from '#domain';
import { openEntryStatuses } from '../projections/open-statuses.js';
import { chosen, dayOf, person, PERIOD, UNITS, type Deed } from './daily-histories.js';

interface Case {
  readonly entry: EntryData;
  status: EntryStatus;
  readonly asked: boolean;
}

/** Entries in a history, each at the place of its life that the rules would let it be. */
export class DailyCases {
  private readonly cases: Case[] = [];
  private readonly accounts = new Set<string>();

  constructor(private readonly add: (event: LedgerEvent, deed: Deed) => void) {}

  open(): EntryData[] {
    return this.cases.filter(({ status }) => openEntryStatuses.includes(status)).map(({ entry }) => entry);
  }

  postAtOnce(entry: EntryData, deed: Deed): void {
    this.post(entry, deed);
    this.cases.push({ entry, status: 'posted', asked: false });
  }

  propose(entry: EntryData, observation: string | undefined, deed: Deed): void {
    const { asked, confirmed: confirmation } = deed;
    const answerDays = asked ? 10 : null;
    const answerBy = asked && !confirmation ? dayOf({ day: deed.day + 10 }) : null;
    const data = {
      ...entry,
      unit: UNITS[(deed.staff + deed.by) % 4]!,
      post: 'clerk',
      proposedBy: entry.origin === 'computed' ? entry.rule! : person(deed.by).id,
      steps: { confirmation, answerDays },
      answerBy,
      ...(observation !== undefined && { observation }),
    };
    this.add({ type: 'EntryProposed', data }, deed);
    const found: Case = { entry, status: answerBy === null ? 'proposed' : 'awaiting-answer', asked };
    this.cases.push(found);
    if (!asked && !confirmation) this.postCase(found, deed);
  }

  /** The next step of some entry. */
  advance(deed: Deed, number: number): void {
    const found = chosen(
      this.cases.filter(({ status }) => [...openEntryStatuses, 'posted'].includes(status)),
      deed.which,
    );
    if (!found) return;
    const ref = refOf(found.entry);
    const by = person(deed.by).id;
    const pick = <T>(...ways: readonly (() => T)[]): T => chosen(ways, deed.next)!();
    const end = (status: EntryStatus, event: LedgerEvent): void => {
      this.add(event, deed);
      found.status = status;
    };
    const withdraw = (): void =>
      end('withdrawn', { type: 'EntryWithdrawn', data: { ...ref, reason: 'a mistake' } });
    switch (found.status) {
      case 'proposed':
        return pick(
          () => {
            const answerBy = found.asked ? dayOf({ day: deed.day + 10 }) : null;
            this.add({ type: 'EntryConfirmed', data: { ...ref, confirmedBy: by, answerBy } }, deed);
            if (found.asked) found.status = 'awaiting-answer';
            else this.postCase(found, deed);
          },
          () =>
            end('returned', { type: 'EntryReturned', data: { ...ref, returnedBy: by, reason: 'unclear' } }),
          withdraw,
        );
      case 'awaiting-answer':
        return pick(
          () => {
            this.add({ type: 'EntryAcknowledged', data: ref }, deed);
            this.postCase(found, deed);
          },
          () => {
            this.add({ type: 'AnswerLapsed', data: { ...ref, answerBy: dayOf(deed) } }, deed);
            this.postCase(found, deed);
          },
          () => end('disputed', { type: 'EntryDisputed', data: { ...ref, statement: 'it was not me' } }),
          withdraw,
        );
      case 'disputed': {
        const outcome = deed.asked ? 'stands' : 'dropped';
        const data = { ...ref, decidedBy: by, outcome, reason: 'heard both' } as const;
        this.add({ type: 'DisputeDecided', data }, deed);
        if (outcome === 'stands') this.postCase(found, deed);
        else found.status = 'dropped';
        return;
      }
      case 'posted': {
        const { entryId: reverses, occurredOn } = found.entry;
        const why = { reason: 'shown wrong', authority: 'Review 7' };
        const data = { ...ref, entryId: `R${number}`, reverses, ...why, occurredOn };
        return end('reversed', { type: 'EntryReversed', data });
      }
    }
  }

  private postCase(found: Case, deed: Deed): void {
    this.post(found.entry, deed);
    found.status = 'posted';
  }

  private post(entry: EntryData, deed: Deed): void {
    if (!this.accounts.has(entry.staff)) {
      this.accounts.add(entry.staff);
      const unit = UNITS[Number(entry.staff.slice(1))]!;
      const holder = { period: PERIOD, staff: entry.staff, unit, post: 'clerk', rulebookVersion: 1 };
      this.add({ type: 'AccountOpened', data: holder }, deed);
    }
    this.add({ type: 'EntryPosted', data: entry }, deed);
  }
}

const refOf = ({
  entryId,
  period,
  staff,
}: EntryData): { entryId: string; period: string; staff: string } => ({
  entryId,
  period,
  staff,
});
