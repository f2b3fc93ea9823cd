import type { AccountabilityEvent, PersonNamed, RecordedEvent } from '#domain';
import { CaseFollowUp } from './case-follow-up.js';
import { deedOf } from './file-events.js';
import type { CaseFile, FilePerson } from './files.js';

type Writable<T> = { -readonly [K in keyof T]: T[K] };
type Person = Writable<Omit<FilePerson, 'staff' | 'name' | 'share' | 'liable'>>;

type ListName = 'traces' | 'evidence' | 'proposals' | 'decisions' | 'closings' | 'reopenings';
type Lists = { [K in ListName]: CaseFile[K][number][] } & Writable<Pick<CaseFile, 'begun'>> &
  Pick<CaseFile, 'sanctions' | 'actions'>;

/** The lists of a case file, while its events come in. */
export class CaseDraft {
  readonly persons = new Map<string, Person>();
  readonly lists: Lists;
  private readonly followUp: CaseFollowUp;

  /** @param unit of the case */
  constructor(unit: string) {
    this.followUp = new CaseFollowUp(unit);
    const { sanctions, actions } = this.followUp;
    const lists = { traces: [], evidence: [], proposals: [], decisions: [], closings: [], reopenings: [] };
    this.lists = { ...lists, sanctions, actions };
  }

  take(event: RecordedEvent<AccountabilityEvent>): void {
    this.takeCourse(event);
    this.takePersons(event);
    this.followUp.take(event);
  }

  private takeCourse(event: RecordedEvent<AccountabilityEvent>): void {
    const { type, data } = event;
    const { lists } = this;
    switch (type) {
      case 'InvestigationBegun':
        lists.begun = { ...deedOf(event, data.begunBy), investigator: data.investigator };
        return;
      case 'StepsTraced':
        lists.traces.push({ ...deedOf(event, data.tracedBy), process: data.process, steps: data.steps });
        return;
      case 'CaseEvidenceAttached':
        lists.evidence.push({ ...deedOf(event, data.attachedBy), evidence: data.evidence });
        return;
      case 'FindingsProposed': {
        const { proposedBy, summary, shares } = data;
        lists.proposals.push({ ...deedOf(event, proposedBy), summary, shares });
        return;
      }
      case 'CaseDecided': {
        const { decidedBy, decidedOn, findings, organization, entries } = data;
        lists.decisions.push({ ...deedOf(event, decidedBy), decidedOn, findings, organization, entries });
        return;
      }
      case 'CaseClosed': {
        const { closedBy, outcome, reason } = data;
        lists.closings.push({ ...deedOf(event, closedBy), outcome, reason });
        return;
      }
      case 'CaseReopened':
        lists.reopenings.push({ ...deedOf(event, data.reopenedBy), reason: data.reason });
    }
  }

  private takePersons(event: RecordedEvent<AccountabilityEvent>): void {
    const { type, data, recordedAt: at, position } = event;
    const { persons } = this;
    switch (type) {
      case 'PersonNamed':
        persons.set(data.staff, this.named(event as RecordedEvent<PersonNamed>));
        return;
      case 'PersonReleased':
        persons.get(data.staff)!.released = { ...deedOf(event, data.releasedBy), reason: data.reason };
        return;
      case 'StatementsInvited':
        for (const staff of data.persons) persons.get(staff)!.invitedAt = at;
        return;
      case 'StatementGiven':
      case 'DefenceGiven': {
        const person = persons.get(data.staff)!;
        const list = type === 'StatementGiven' ? 'statements' : 'defences';
        person[list] = [...person[list], { text: data.text, at, position }];
        return;
      }
      case 'ToleranceGranted': {
        const { staff, grantedBy, experiment, inexperience, exploration, commonGood } = data;
        const why = { experiment, inexperience, exploration, commonGood };
        persons.get(staff)!.tolerance = { ...deedOf(event, grantedBy), ...why };
        return;
      }
      case 'CaseDecided':
        for (const finding of data.findings) persons.get(finding.staff)!.finding = { ...finding, varied: [] };
        return;
      case 'FindingVaried': {
        const person = persons.get(data.staff)!;
        const varied = { appeal: data.appeal, share: data.share, at };
        person.finding = { ...person.finding!, varied: [...person.finding!.varied, varied] };
      }
    }
  }

  /** Named anew, they keep what they said before. */
  private named(event: RecordedEvent<PersonNamed>): Person {
    const { staff, part, circumstances, namedBy } = event.data;
    const before = this.persons.get(staff);
    return {
      part,
      circumstances,
      named: deedOf(event, namedBy),
      statements: before?.statements ?? [],
      defences: before?.defences ?? [],
      ...(before?.tolerance && { tolerance: before.tolerance }),
    };
  }
}
