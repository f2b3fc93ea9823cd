import type { AppealEvent, RecordedEvent } from '#domain';
import { deedOf } from './file-events.js';
import type { AppealFile } from './files.js';

type ListName =
  | 'returns'
  | 'completions'
  | 'admissions'
  | 'panels'
  | 'challenges'
  | 'evidence'
  | 'hearings'
  | 'votes'
  | 'decisions'
  | 'holds'
  | 'extensions'
  | 'stays'
  | 'reopenings';

type Writable<T> = { -readonly [K in keyof T]: T[K] };
type Lists = { [K in ListName]: Writable<AppealFile[K][number]>[] } & Writable<
  Pick<AppealFile, 'escalation' | 'withdrawal'>
>;

/** The lists of an appeal's file, while its events come in. */
export class AppealDraft {
  readonly lists: Lists = {
    returns: [],
    completions: [],
    admissions: [],
    panels: [],
    challenges: [],
    evidence: [],
    hearings: [],
    votes: [],
    decisions: [],
    holds: [],
    extensions: [],
    stays: [],
    reopenings: [],
  };

  /** @param secret votes that are on nobody's record yet */
  constructor(private readonly secret: ReadonlySet<RecordedEvent>) {}

  /** @param instance that is at work behind the event */
  take(event: RecordedEvent<AppealEvent>, instance: 1 | 2): void {
    this.takeCourse(event, instance);
    this.takePanel(event, instance);
    this.takeDecision(event, instance);
  }

  private takeCourse(event: RecordedEvent<AppealEvent>, instance: 1 | 2): void {
    const { type, data } = event;
    const { lists } = this;
    switch (type) {
      case 'FilingReturned':
        lists.returns.push({ ...deedOf(event, data.returnedBy), missing: data.missing });
        return;
      case 'FilingCompleted':
        lists.completions.push({ ...deedOf(event, data.completedBy), text: data.text });
        return;
      case 'LeaveGranted':
      case 'LeaveRefused':
      case 'AdmissionRefused': {
        const what = OF_ADMISSION[type];
        lists.admissions.push({ ...deedOf(event, data.decidedBy), what, instance, reason: data.reason });
        return;
      }
      case 'AppealAdmitted':
        lists.admissions.push({ ...deedOf(event, data.admittedBy), what: 'admitted', instance });
        return;
      case 'AppealHeld':
        lists.holds.push({ ...deedOf(event, data.heldBy), from: data.on, reason: data.reason });
        return;
      case 'AppealResumed':
        Object.assign(lists.holds.at(-1)!, { to: data.on, resumed: deedOf(event, data.resumedBy) });
        return;
      case 'DecisionExtended':
        lists.extensions.push({ ...deedOf(event, data.extendedBy), reason: data.reason });
        return;
      case 'StayGranted':
        lists.stays.push({ ...deedOf(event, data.grantedBy), reason: data.reason });
        return;
      case 'StayLifted':
        lists.stays.at(-1)!.lifted = { ...deedOf(event, data.liftedBy), reason: data.reason };
        return;
      case 'AppealWithdrawn':
        lists.withdrawal = { ...deedOf(event, data.withdrawnBy), reason: data.reason };
        return;
      case 'AppealReopened':
        lists.reopenings.push({
          ...deedOf(event, data.reopenedBy),
          reason: data.reason,
          evidence: data.evidence,
        });
    }
  }

  private takePanel(event: RecordedEvent<AppealEvent>, instance: 1 | 2): void {
    const { type, data } = event;
    const { lists } = this;
    switch (type) {
      case 'PanelFormed': {
        const { formedBy, chair, members } = data;
        lists.panels.push({ ...deedOf(event, formedBy), instance, chair, members, replacements: [] });
        return;
      }
      case 'MemberReplaced': {
        const { replacedBy, leaves, joins, reason } = data;
        const panel = lists.panels.at(-1)!;
        const replacement = { ...deedOf(event, replacedBy), leaves, joins };
        panel.replacements = [
          ...panel.replacements,
          { ...replacement, ...(reason !== undefined && { reason }) },
        ];
        return;
      }
      case 'MemberChallenged': {
        const { challenge, member, challengedBy, reason } = data;
        lists.challenges.push({ ...deedOf(event, challengedBy), challenge, member, reason });
        return;
      }
      case 'ChallengeDecided': {
        const { challenge, decidedBy, outcome, reason } = data;
        lists.challenges.find((one) => one.challenge === challenge)!.decision = {
          ...deedOf(event, decidedBy),
          outcome,
          reason,
        };
        return;
      }
      case 'AppealEvidenceSubmitted': {
        const { evidence, party, submittedBy } = data;
        lists.evidence.push({ ...deedOf(event, submittedBy), evidence, party, inspections: [] });
        return;
      }
      case 'AppealReopened':
        for (const evidence of data.evidence) {
          lists.evidence.push({ ...deedOf(event, data.reopenedBy), evidence, inspections: [] });
        }
        return;
      case 'AppealEvidenceInspected': {
        const inspection = { ...deedOf(event, data.inspectedBy), party: data.party };
        for (const one of lists.evidence) {
          if (data.evidence.includes(one.evidence)) one.inspections = [...one.inspections, inspection];
        }
        return;
      }
      case 'HearingScheduled':
        lists.hearings.push({ ...deedOf(event, data.scheduledBy), on: data.on, place: data.place });
        return;
      case 'HearingHeld': {
        const { recordedBy, on, minutes } = data;
        lists.hearings.at(-1)!.held = { ...deedOf(event, recordedBy), on, minutes };
      }
    }
  }

  private takeDecision(event: RecordedEvent<AppealEvent>, instance: 1 | 2): void {
    const { type, data } = event;
    const { lists } = this;
    switch (type) {
      case 'VoteCast': {
        if (this.secret.has(event)) return;
        const { member, votes, opinion } = data;
        const vote = { instance, votes, ...(opinion !== undefined && { opinion }) };
        lists.votes.push({ ...deedOf(event, member), ...vote });
        return;
      }
      case 'AppealDecided': {
        const { decidedBy, decidedOn, panel, issues, dissents } = data;
        const made = { instance: data.instance, decidedOn, panel, issues, dissents };
        lists.decisions.push({ ...deedOf(event, decidedBy), ...made });
        return;
      }
      case 'DecisionServed': {
        const { servedBy, manner, servedOn, countsFrom } = data;
        this.decisionOf(data.instance).service = { ...deedOf(event, servedBy), manner, servedOn, countsFrom };
        return;
      }
      case 'DecisionTookEffect': {
        const { recordedAt: at, position } = event;
        this.decisionOf(data.instance).effect = { at, position, done: data.done };
        return;
      }
      case 'AppealEscalated': {
        const { escalatedBy, escalatedOn, escalateBy, grounds, outOfTime, lateReason } = data;
        lists.escalation = {
          ...deedOf(event, escalatedBy),
          escalatedOn,
          escalateBy,
          grounds,
          outOfTime,
          ...(lateReason !== undefined && { lateReason }),
        };
      }
    }
  }

  /** The last one of an instance: one that was reopened decides again. */
  private decisionOf(instance: 1 | 2): Lists['decisions'][number] {
    return this.lists.decisions.findLast((one) => one.instance === instance)!;
  }
}

const OF_ADMISSION = {
  LeaveGranted: 'leave-granted',
  LeaveRefused: 'leave-refused',
  AdmissionRefused: 'not-admitted',
} as const;
