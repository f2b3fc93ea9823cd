import type {
  AppealCourseEvent,
  AppealDecisionEvent,
  AppealOnlyEvent,
  AppealPanelEvent,
  AppealSubject,
} from '#domain';

/** What happened to an appeal, in one plain sentence. */
export function appealEventWords(event: AppealOnlyEvent): string {
  switch (event.type) {
    case 'PanelFormed':
    case 'MemberChallenged':
    case 'ChallengeDecided':
    case 'MemberReplaced':
    case 'AppealEvidenceOpened':
    case 'AppealEvidenceSubmitted':
    case 'AppealEvidenceInspected':
    case 'AppealEvidenceClosed':
    case 'HearingScheduled':
    case 'HearingHeld':
    case 'DeliberationBegun':
      return panelWords(event);
    case 'VoteCast':
    case 'AppealDecided':
    case 'DecisionServed':
    case 'DecisionTookEffect':
    case 'AppealEscalated':
    case 'AppealBecameFinal':
      return decisionWords(event);
    default:
      return courseWords(event);
  }
}

function courseWords({ type, data }: AppealCourseEvent): string {
  const appeal = nameOf(data);
  switch (type) {
    case 'AppealFiled':
      return `${data.staff} appealed (${data.appeal}) on ${data.filedOn} against ${listed(
        data.issues.map(({ subject }) => subjectWords(subject)),
      )}${data.outOfTime ? `, after the last day for it, ${data.fileBy}` : ''}.`;
    case 'FilingReturned':
      return `${capital(appeal)} was returned for completion by ${data.returnedBy}.`;
    case 'FilingCompleted':
      return `${capital(appeal)} was completed by ${data.completedBy}.`;
    case 'LeaveGranted':
      return `${data.decidedBy} granted leave for ${appeal}, which came late.`;
    case 'LeaveRefused':
      return `${data.decidedBy} refused leave for ${appeal}, which came late.`;
    case 'AppealAdmitted':
      return `${capital(appeal)} was admitted by ${data.admittedBy}.`;
    case 'AdmissionRefused':
      return `${capital(appeal)} was not admitted: ${data.decidedBy} refused it.`;
    case 'AppealHeld':
      return `${capital(appeal)} was put on hold by ${data.heldBy} on ${data.on}; the clock stands.`;
    case 'AppealResumed':
      return `${capital(appeal)} was taken up again by ${data.resumedBy} on ${data.on}; the clock runs on.`;
    case 'DecisionExtended':
      return `${data.extendedBy} extended the time to decide on ${appeal}.`;
    case 'StayGranted':
      return `${data.grantedBy} stayed what ${appeal} contests: it is not executed.`;
    case 'StayLifted':
      return `${data.liftedBy} lifted the stay of what ${appeal} contests.`;
    case 'AppealWithdrawn':
      return `${capital(appeal)} was withdrawn by ${data.withdrawnBy}.`;
    case 'AppealReopened':
      return `${capital(appeal)} was reopened by ${data.reopenedBy} on new evidence (${listed(data.evidence)}).`;
  }
}

function panelWords({ type, data }: AppealPanelEvent): string {
  const appeal = nameOf(data);
  switch (type) {
    case 'PanelFormed':
      return `${data.formedBy} formed a panel of ${data.members.length} for ${appeal}: ${listed(data.members)}, with ${data.chair} in the chair.`;
    case 'MemberChallenged':
      return `${data.challengedBy} challenged ${data.member} (${data.challenge}), who takes no part in ${appeal} until it is decided.`;
    case 'ChallengeDecided':
      return `${data.decidedBy} decided on challenge ${data.challenge} in ${appeal}: ${data.member} ${
        data.outcome === 'recused' ? 'is recused' : 'stays'
      }.`;
    case 'MemberReplaced':
      return `${data.replacedBy} put ${data.joins} in the place of ${data.leaves}${
        data.reason === undefined ? '' : ', who cannot go on,'
      } on the panel of ${appeal}, with ${data.chair} in the chair.`;
    case 'AppealEvidenceOpened':
      return `${data.openedBy} opened the evidence of ${appeal}.`;
    case 'AppealEvidenceSubmitted':
      return `${data.submittedBy} submitted evidence ${data.evidence} to ${appeal} for ${partyWords[data.party]}.`;
    case 'AppealEvidenceInspected':
      return `${data.inspectedBy} inspected the evidence of ${appeal} for ${partyWords[data.party]}: ${
        data.evidence.length === 0 ? 'there was none' : listed(data.evidence)
      }.`;
    case 'AppealEvidenceClosed':
      return `${data.closedBy} closed the evidence of ${appeal}.`;
    case 'HearingScheduled':
      return `${data.scheduledBy} set a hearing of ${appeal} for ${data.on}, ${data.place}.`;
    case 'HearingHeld':
      return `The hearing of ${appeal} was held on ${data.on}; ${data.recordedBy} recorded it.`;
    case 'DeliberationBegun':
      return `${data.begunBy} began the deliberation on ${appeal}.`;
  }
}

function decisionWords({ type, data }: AppealDecisionEvent): string {
  const appeal = nameOf(data);
  switch (type) {
    case 'VoteCast':
      return `${data.member} cast their vote on ${appeal}.`;
    case 'AppealDecided':
      return `The panel decided on ${appeal} in the ${ordinals[data.instance]} instance on ${data.decidedOn}: ${outcomes(
        data.issues,
      )}${dissentWords(data.dissents)}.`;
    case 'DecisionServed':
      return `${data.servedBy} served the decision of the ${ordinals[data.instance]} instance on ${appeal} (${
        mannerWords[data.manner]
      }) on ${data.servedOn}; ${data.countsFrom} counts as the day of service.`;
    case 'DecisionTookEffect': {
      const applied = data.done.filter(({ outcome }) => outcome === 'applied').length;
      return `The decision of the ${ordinals[data.instance]} instance on ${appeal} took effect: ${applied} of ${
        data.done.length
      } remedies changed something.`;
    }
    case 'AppealEscalated':
      return `${data.escalatedBy} took ${appeal} to the second instance on ${data.escalatedOn}${
        data.outOfTime ? `, after the last day for it, ${data.escalateBy}` : ''
      }.`;
    case 'AppealBecameFinal':
      return `The decision of the ${ordinals[data.instance]} instance on ${appeal} became final.`;
  }
}

const ordinals = { 1: 'first', 2: 'second' } as const;

const partyWords = { appellant: 'the appellant', office: 'the office' } as const;

const mannerWords = {
  'in-person': 'in person',
  'adult-relative': 'to an adult relative',
  witnessed: 'left before witnesses',
  post: 'by post',
  'public-notice': 'by public notice',
} as const;

const nameOf = ({ staff, appeal }: { staff: string; appeal: string }): string =>
  `appeal ${appeal} of ${staff}`;

/** What an issue contests, in a few words. */
export function subjectWords(subject: AppealSubject): string {
  switch (subject.kind) {
    case 'entry':
      return `entry ${subject.entryId} in ${subject.period}`;
    case 'score':
      return `the score in ${subject.period}`;
    case 'finding':
      return `the finding of case ${subject.case}`;
    case 'sanction':
      return `sanction ${subject.sanction} of case ${subject.case}`;
  }
}

const outcomes = (issues: readonly { issue: number; disposition: string }[]): string =>
  listed(issues.map(({ issue, disposition }) => `issue ${issue} ${disposition}`));

const dissentWords = (dissents: readonly { member: string }[]): string =>
  dissents.length === 0 ? '' : `; ${listed([...new Set(dissents.map(({ member }) => member))])} dissented`;

/** `a`, `a and b`, `a, b and c`. */
export const listed = (parts: readonly string[]): string =>
  parts.length < 2 ? parts.join('') : `${parts.slice(0, -1).join(', ')} and ${parts.at(-1)}`;

const capital = (words: string): string => words[0]!.toUpperCase() + words.slice(1);
