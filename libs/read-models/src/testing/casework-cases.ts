import type { CaseState, DeadlineName, LedgerEvent } from '#domain';

interface Asked {
  readonly id: string;
  readonly state: CaseState;
  readonly number: number;
  readonly today: string;
}

const later = (today: string, days: number): string =>
  new Date(Date.parse(today) + days * 86_400_000).toISOString().slice(0, 10);

/** What may happen to an accountability case, each with what is due then. */
export function possibleInCase({ id, state, number, today }: Asked): LedgerEvent[][] {
  const of = { kind: 'accountability', case: id } as const;
  const ref = { case: id };
  const { status } = state;
  const due = (deadline: DeadlineName, days: number): LedgerEvent => ({
    type: 'DeadlineSet',
    data: {
      of,
      deadline,
      limit: null,
      from: today,
      dueBy: later(today, days),
      warnOn: later(today, days - 2),
    },
  });
  const at = (...statuses: CaseState['status'][]): boolean => statuses.includes(status);
  const deeds: LedgerEvent[][] = [];
  const can = (condition: boolean, ...events: LedgerEvent[]): void => void (condition && deeds.push(events));
  /** What leads on is likelier: histories come to their end. */
  const leads = (condition: boolean, ...events: LedgerEvent[]): void => {
    for (let n = 0; n < 4; n++) can(condition, ...events);
  };
  const persons = [...state.persons.keys()];
  const staff = persons[number % Math.max(1, persons.length)];
  const named = `S${number % 3}`;
  const early = at('investigating', 'statements-invited');
  const shares = {
    persons: persons.map((one, n) => ({ staff: one, share: n === 0 ? 700 : 0 })),
    organization: 300,
  };
  leads(at('opened'), {
    type: 'InvestigationBegun',
    data: { ...ref, investigator: `I${number % 2}`, begunBy: 'B' },
  });
  const step = { record: 'W1', occurredOn: today, staff: named, part: 'handler', posts: [] } as const;
  can(at('investigating'), {
    type: 'StepsTraced',
    data: {
      ...ref,
      tracedBy: 'I0',
      process: 'C1',
      steps: [{ ...step, activity: number % 2 === 0 ? 'review' : 'sign' }],
    },
  });
  can(early, {
    type: 'PersonNamed',
    data: {
      ...ref,
      staff: named,
      part: 'handler',
      circumstances: { mitigation: [], aggravation: [] },
      namedBy: 'I0',
    },
  });
  can(early, { type: 'CaseEvidenceAttached', data: { ...ref, evidence: `EV${number}`, attachedBy: 'I0' } });
  const silent = [...state.persons.values()].filter(({ statement }) => !statement).map((one) => one.staff);
  leads(
    at('investigating') && persons.length > 0,
    { type: 'StatementsInvited', data: { ...ref, invitedBy: 'I0', persons: silent } },
    due('statement', 10),
  );
  if (staff !== undefined) {
    can(early && number % 3 === 0, {
      type: 'PersonReleased',
      data: { ...ref, staff, releasedBy: 'I0', reason: 'no' },
    });
    can(at('statements-invited'), { type: 'StatementGiven', data: { ...ref, staff, text: 'no' } });
    can(at('findings-proposed'), { type: 'DefenceGiven', data: { ...ref, staff, text: 'no' } });
    const why = { inexperience: 'new', exploration: 'tried', commonGood: 'all' };
    can(early && number % 4 === 0, {
      type: 'ToleranceGranted',
      data: { ...ref, staff, experiment: 'X1', grantedBy: 'B', ...why },
    });
    const sanction = { ...ref, sanction: `SA${number}`, staff };
    const until = number % 3 === 0 ? null : later(today, 20);
    leads(at('decided'), {
      type: 'SanctionImposed',
      data: { ...sanction, rung: 'criticism', from: today, until, reasons: 'so', imposedBy: 'B' },
    });
  }
  leads(
    at('statements-invited') && persons.length > 0,
    { type: 'FindingsProposed', data: { ...ref, proposedBy: 'I0', summary: 's', shares } },
    due('defence', 10),
  );
  const findings = shares.persons.map((one) => ({ ...one, liable: one.share > 0, reasons: 'r' }));
  leads(at('findings-proposed'), {
    type: 'CaseDecided',
    data: { ...ref, decidedBy: 'B', decidedOn: today, findings, organization: 300, entries: [] },
  });
  for (const { sanction, staff: whom, status: stands, until } of state.sanctions.values()) {
    const one = { ...ref, sanction, staff: whom };
    const appeal = 'APX';
    can(stands === 'standing', { type: 'SanctionSuspended', data: { ...one, on: today, appeal } });
    can(stands === 'suspended', {
      type: 'SanctionResumed',
      data: { ...one, on: today, until: until && later(until, 5), appeal },
    });
    can(stands === 'standing' && number % 2 === 0, {
      type: 'SanctionVaried',
      data: { ...one, outcome: 'lifted', until: null, appeal },
    });
    can(stands === 'standing' && until !== null, {
      type: 'SanctionVaried',
      data: { ...one, outcome: 'shortened', until: today, appeal },
    });
    can(stands === 'standing' && until !== null && until < today, {
      type: 'SanctionSpent',
      data: { ...one, until: until ?? '' },
    });
  }
  for (const finding of state.findings.values()) {
    const varied = { ...ref, staff: finding.staff, share: 0, organization: 1000, appeal: 'APX' };
    can(finding.share > 0 && number % 3 === 0, { type: 'FindingVaried', data: varied });
  }
  const action = `CA${number}`;
  const ordered = { text: 'train', owner: named, repairs: [], orderedBy: 'B' };
  can(
    at('decided'),
    { type: 'ActionOrdered', data: { ...ref, action, ...ordered } },
    due(`action:${action}`, 15),
  );
  for (const one of state.actions.values()) {
    const doing = { ...ref, action: one.action };
    leads(['ordered', 'ineffective'].includes(one.status), {
      type: 'ActionCompleted',
      data: { ...doing, completedBy: one.owner, text: 'done' },
    });
    leads(['ordered', 'ineffective'].includes(one.status) && number % 5 === 0, {
      type: 'ActionReassigned',
      data: { ...doing, owner: 'S', reason: 'away', reassignedBy: 'B' },
    });
    const effective = number % 2 === 0;
    const verified = { verifiedBy: 'V', verifiedOn: today, effective, reason: 'seen', repairs: [] };
    leads(
      one.status === 'completed',
      { type: 'ActionVerified', data: { ...doing, ...verified } },
      ...(effective ? [] : [due(`action:${one.action}`, 15)]),
    );
  }
  can(at('decided') && number % 4 === 0, {
    type: 'CaseClosed',
    data: { ...ref, closedBy: 'B', outcome: 'done', reason: 'over' },
  });
  can(!at('decided', 'closed') && number % 7 === 0, {
    type: 'CaseClosed',
    data: { ...ref, closedBy: 'B', outcome: 'discontinued', reason: 'over' },
  });
  can(at('closed'), { type: 'CaseReopened', data: { ...ref, reopenedBy: 'B', reason: 'more' } });
  for (const [name, { dueBy, breached, warned }] of state.deadlines) {
    const deadline = name as DeadlineName;
    can(!warned, { type: 'DeadlineWarned', data: { of, deadline, dueBy } });
    can(!breached, { type: 'DeadlineBreached', data: { of, deadline, dueBy } });
  }
  return deeds;
}
