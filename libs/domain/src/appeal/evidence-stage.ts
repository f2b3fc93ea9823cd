import { setDeadline } from '../casework/deadlines.js';
import { DomainError } from '../domain-error.js';
import { requireReadable } from '../evidence/evidence.js';
import type { AppealCase } from './appeal-case.js';
import { clockOf, refOf } from './clock.js';
import type { AppealCommand } from './commands.js';
import type { AppealEvent } from './events.js';
import type { Party } from './panel-events.js';
import { requireParty, requireReviewer } from './who-acts.js';

const bothSides: readonly Party[] = ['appellant', 'office'];

/** What a side has not inspected yet. */
export const unseenBy = ({ evidence }: AppealCase, party: Party): string[] =>
  [...evidence].filter(([, { seenBy }]) => !seenBy.has(party)).map(([id]) => id);

export const isAllSeen = (appeal: AppealCase): boolean =>
  bothSides.every((party) => unseenBy(appeal, party).length === 0);

/** What came in before, with a reopening or in the first instance, and was not inspected, has its time now. */
export function openEvidence(appeal: AppealCase, command: AppealCommand<'OpenEvidence'>): AppealEvent[] {
  const { by, policy, today } = command;
  requireReviewer(appeal, command);
  return [
    { type: 'AppealEvidenceOpened', data: { ...refOf(command), openedBy: by.id } },
    ...(isAllSeen(appeal) ? [] : [setDeadline(clockOf(command), 'inspection', policy.appeal.inspect, today)]),
  ];
}

export function submitEvidence(appeal: AppealCase, command: AppealCommand<'SubmitEvidence'>): AppealEvent[] {
  const { by, evidence, policy, today } = command;
  const party = requireParty(appeal, command);
  const known = appeal.evidence.get(evidence);
  if (known?.party === party) return [];
  if (known)
    throw new DomainError('evidence-known', `evidence ${evidence} is in the file already`, 'evidence');
  requireReadable([evidence], command);
  return [
    { type: 'AppealEvidenceSubmitted', data: { ...refOf(command), evidence, party, submittedBy: by.id } },
    setDeadline(clockOf(command), 'inspection', policy.appeal.inspect, today),
  ];
}

export function inspectEvidence(
  appeal: AppealCase,
  command: AppealCommand<'InspectEvidence'>,
): AppealEvent[] {
  const party = requireParty(appeal, command);
  const evidence = unseenBy(appeal, party);
  if (evidence.length === 0) return [];
  return [
    {
      type: 'AppealEvidenceInspected',
      data: { ...refOf(command), party, inspectedBy: command.by.id, evidence },
    },
  ];
}

/** @throws DomainError `not-inspected` while a side has neither inspected everything nor had the time to */
export function closeEvidence(appeal: AppealCase, command: AppealCommand<'CloseEvidence'>): AppealEvent[] {
  requireReviewer(appeal, command);
  const inspection = appeal.deadlines.get('inspection');
  if (inspection && command.today <= inspection.dueBy && !isAllSeen(appeal)) {
    const waiting = bothSides.filter((party) => unseenBy(appeal, party).length > 0);
    throw new DomainError(
      'not-inspected',
      `${waiting.join(' and ')} can inspect the evidence until ${inspection.dueBy}`,
    );
  }
  return [{ type: 'AppealEvidenceClosed', data: { ...refOf(command), closedBy: command.by.id } }];
}
