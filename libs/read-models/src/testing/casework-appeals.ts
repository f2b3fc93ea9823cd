import type { AppealCase, DeadlineName, Disposition, LedgerEvent, Remedy } from '#domain';

interface Asked {
  readonly staff: string;
  readonly appeal: AppealCase;
  readonly number: number;
  readonly today: string;
}

const later = (today: string, days: number): string =>
  new Date(Date.parse(today) + days * 86_400_000).toISOString().slice(0, 10);

/** What may happen to an appeal, each with what is due then. */
export function possibleInAppeal({ staff, appeal, number, today }: Asked): LedgerEvent[][] {
  const ref = { staff, appeal: appeal.appeal };
  const of = { kind: 'appeal', ...ref } as const;
  const by = `R${number % 5}`;
  const reason = 'so it is';
  const due = (deadline: DeadlineName, days: number): LedgerEvent => ({
    type: 'DeadlineSet',
    data: {
      of,
      deadline,
      limit: { count: days, unit: 'calendar-days' },
      from: today,
      dueBy: later(today, days),
      warnOn: later(today, days - 3),
    },
  });
  const { status, panel, instance } = appeal;
  const at = (...statuses: AppealCase['status'][]): boolean => statuses.includes(status);
  const deeds: LedgerEvent[][] = [];
  const can = (condition: boolean, ...events: LedgerEvent[]): void => void (condition && deeds.push(events));
  /** What leads on is likelier: histories come to their end. */
  const leads = (condition: boolean, ...events: LedgerEvent[]): void => {
    for (let n = 0; n < 6; n++) can(condition, ...events);
  };
  const open = at('panel-formed', 'evidence-open', 'evidence-closed', 'hearing', 'deliberation');
  const early = at('filed', 'leave-granted', 'escalated');
  can(
    early,
    { type: 'FilingReturned', data: { ...ref, returnedBy: by, missing: 'all' } },
    due('completion', 5),
  );
  leads(early, { type: 'AppealAdmitted', data: { ...ref, admittedBy: by } }, due('decision', 30));
  can(early && number % 3 === 0, { type: 'AdmissionRefused', data: { ...ref, decidedBy: by, reason } });
  leads(at('returned'), { type: 'FilingCompleted', data: { ...ref, completedBy: staff, text: 'here' } });
  leads(at('out-of-time'), { type: 'LeaveGranted', data: { ...ref, decidedBy: by, reason } });
  can(at('out-of-time') && number % 3 === 0, {
    type: 'LeaveRefused',
    data: { ...ref, decidedBy: by, reason },
  });
  const members = [0, 1, 2].map((n) => `R${(number + n) % 6}`).filter((one) => !appeal.recused.has(one));
  leads(at('admitted') && members.length > 0, {
    type: 'PanelFormed',
    data: { ...ref, formedBy: by, chair: members[0]!, members },
  });
  const sits = panel.find(({ standing }) => standing === 'sits');
  if (open && sits && number % 2 === 0) {
    const challenge = `CH${number}`;
    can(true, {
      type: 'MemberChallenged',
      data: { ...ref, challenge, member: sits.member, challengedBy: staff, reason },
    });
  }
  for (const [challenge, { member, decided }] of appeal.challenges) {
    const asked = panel.some((one) => one.member === member && one.standing === 'challenged');
    for (const outcome of ['recused', 'kept'] as const) {
      leads(open && asked && !decided, {
        type: 'ChallengeDecided',
        data: { ...ref, challenge, member, decidedBy: by, outcome, reason },
      });
    }
  }
  const leaves = panel.find(({ standing }) => standing === 'recused')?.member;
  const joins = `R${number % 7}X`;
  leads(open && leaves !== undefined && !panel.some(({ member }) => member === joins), {
    type: 'MemberReplaced',
    data: { ...ref, replacedBy: by, leaves: leaves!, joins, chair: joins },
  });
  leads(at('panel-formed'), { type: 'AppealEvidenceOpened', data: { ...ref, openedBy: by } });
  const party = number % 2 === 0 ? 'office' : 'appellant';
  can(
    at('evidence-open') && !appeal.evidence.has(`EV${number}`),
    { type: 'AppealEvidenceSubmitted', data: { ...ref, evidence: `EV${number}`, party, submittedBy: by } },
    due('inspection', 4),
  );
  const unseen = [...appeal.evidence].flatMap(([one, { seenBy }]) => (seenBy.has(party) ? [] : [one]));
  can(at('evidence-open') && unseen.length > 0, {
    type: 'AppealEvidenceInspected',
    data: { ...ref, party, inspectedBy: by, evidence: unseen },
  });
  leads(at('evidence-open'), { type: 'AppealEvidenceClosed', data: { ...ref, closedBy: by } });
  can(at('evidence-closed'), {
    type: 'HearingScheduled',
    data: { ...ref, scheduledBy: by, on: today, place: 'here' },
  });
  leads(at('evidence-closed'), { type: 'DeliberationBegun', data: { ...ref, begunBy: by } });
  leads(at('hearing'), { type: 'HearingHeld', data: { ...ref, recordedBy: by, on: today, minutes: 'all' } });
  const issues = appeal.issues.map(({ issue, subject }) => ({
    issue,
    ...made(number + issue, subject),
    reasons: reason,
  }));
  can(at('deliberation') && sits !== undefined, {
    type: 'VoteCast',
    data: { ...ref, member: sits?.member ?? '', votes: issues },
  });
  leads(at('deliberation'), {
    type: 'AppealDecided',
    data: {
      ...ref,
      instance,
      decidedBy: by,
      decidedOn: today,
      issues,
      panel: panel.map(({ member }) => member),
      dissents: number % 3 === 0 && sits ? [{ member: sits.member, issue: 1, disposition: 'dismissed' }] : [],
    },
  });
  const service = { servedBy: by, manner: 'post', servedOn: today, countsFrom: today } as const;
  leads(
    at('decided'),
    { type: 'DecisionServed', data: { ...ref, instance, ...service } },
    ...(instance === 1 ? [due('escalation', 15)] : []),
  );
  const final: LedgerEvent = { type: 'AppealBecameFinal', data: { ...ref, instance } };
  leads(
    at('served'),
    { type: 'DecisionTookEffect', data: { ...ref, instance, done: [] } },
    ...(instance === 2 ? [final] : []),
  );
  can(at('effective'), final);
  const escalated = { escalatedBy: staff, escalatedOn: today, escalateBy: today, grounds: 'no' };
  leads(instance === 1 && at('served', 'effective', 'final'), {
    type: 'AppealEscalated',
    data: { ...ref, ...escalated, outOfTime: number % 4 === 0 },
  });
  can(
    at('final'),
    { type: 'AppealReopened', data: { ...ref, reopenedBy: by, reason, evidence: [`NEW${number}`] } },
    due('decision', 20),
  );
  const before = early || open || at('returned', 'out-of-time', 'admitted');
  const held = appeal.heldSince !== undefined;
  can(before && !held && number % 2 === 0, {
    type: 'AppealHeld',
    data: { ...ref, heldBy: by, on: today, reason },
  });
  leads(
    before && held,
    { type: 'AppealResumed', data: { ...ref, resumedBy: by, on: today } },
    due('decision', 9),
  );
  can(before && !appeal.stayed && number % 2 === 0, {
    type: 'StayGranted',
    data: { ...ref, grantedBy: by, reason },
  });
  can(before && appeal.stayed, { type: 'StayLifted', data: { ...ref, liftedBy: by, reason } });
  can(
    open && !appeal.extended,
    { type: 'DecisionExtended', data: { ...ref, extendedBy: by, reason } },
    due('decision', 40),
  );
  can(before && number % 9 === 0, { type: 'AppealWithdrawn', data: { ...ref, withdrawnBy: staff, reason } });
  for (const [name, { dueBy, breached, warned }] of appeal.deadlines) {
    const deadline = name as DeadlineName;
    can(!warned, { type: 'DeadlineWarned', data: { of, deadline, dueBy } });
    can(!breached && deadline !== 'escalation', { type: 'DeadlineBreached', data: { of, deadline, dueBy } });
  }
  can(number % 5 === 0, { type: 'CaseFileRead', data: { of, readBy: by, what: 'file' } });
  return deeds;
}

const DISPOSITIONS: readonly Disposition[] = [
  'upheld',
  'dismissed',
  'remitted',
  'withdrawn',
  'partly-upheld',
];

function made(
  n: number,
  subject: AppealCase['issues'][number]['subject'],
): { disposition: Disposition; remedies: Remedy[] } {
  const disposition = DISPOSITIONS[n % DISPOSITIONS.length]!;
  if (subject.kind !== 'entry' || ['dismissed', 'withdrawn'].includes(disposition))
    return { disposition, remedies: [] };
  return { disposition, remedies: [{ ...subject, kind: 'correct-entry', points: 100 * (1 + (n % 2)) }] };
}
