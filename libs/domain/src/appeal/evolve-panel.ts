import type { AppealCase } from './appeal-case.js';
import { act } from './course-of-instance.js';
import { challengingSide } from './challenge.js';
import { isAllSeen } from './evidence-stage.js';
import type { AppealPanelEvent, ChallengeDecided, MemberChallenged, MemberReplaced } from './panel-events.js';

export function takePanel(appeal: AppealCase, { type, data }: AppealPanelEvent): void {
  switch (type) {
    case 'PanelFormed':
      act(appeal, data.formedBy);
      appeal.status = 'panel-formed';
      appeal.chair = data.chair;
      for (const member of data.members) join(appeal, member);
      break;
    case 'MemberChallenged':
      takeChallenge(appeal, data);
      break;
    case 'ChallengeDecided':
      takeOutcome(appeal, data);
      break;
    case 'MemberReplaced':
      takeReplacement(appeal, data);
      break;
    case 'AppealEvidenceOpened':
      act(appeal, data.openedBy);
      appeal.status = 'evidence-open';
      break;
    case 'AppealEvidenceSubmitted':
      appeal.evidence.set(data.evidence, { party: data.party, seenBy: new Set([data.party]) });
      if (data.party === 'office') appeal.spoke.add(data.submittedBy);
      break;
    case 'AppealEvidenceInspected':
      for (const id of data.evidence) appeal.evidence.get(id)!.seenBy.add(data.party);
      if (data.party === 'office') appeal.spoke.add(data.inspectedBy);
      if (isAllSeen(appeal)) appeal.deadlines.delete('inspection');
      break;
    case 'AppealEvidenceClosed':
      act(appeal, data.closedBy);
      appeal.status = 'evidence-closed';
      appeal.deadlines.delete('inspection');
      break;
    case 'HearingScheduled':
      act(appeal, data.scheduledBy);
      appeal.status = 'hearing';
      appeal.hearingOn = data.on;
      break;
    case 'HearingHeld':
      act(appeal, data.recordedBy);
      appeal.status = 'deliberation';
      break;
    case 'DeliberationBegun':
      act(appeal, data.begunBy);
      appeal.status = 'deliberation';
  }
}

function join(appeal: AppealCase, member: string): void {
  act(appeal, member);
  appeal.panel.push({ member, standing: 'sits' });
}

function takeChallenge(
  appeal: AppealCase,
  { staff, challenge, member, challengedBy }: MemberChallenged['data'],
): void {
  const side = challengingSide(appeal, challengedBy, staff);
  if (side === 'office') appeal.spoke.add(challengedBy);
  appeal.challenges.set(challenge, { member, side, decided: false });
  appeal.panel.find((one) => one.member === member)!.standing = 'challenged';
}

function takeOutcome(
  appeal: AppealCase,
  { challenge, member, decidedBy, outcome }: ChallengeDecided['data'],
): void {
  act(appeal, decidedBy);
  appeal.challenges.get(challenge)!.decided = true;
  const found = appeal.panel.find((one) => one.member === member)!;
  found.standing = outcome === 'kept' ? 'sits' : 'recused';
  if (outcome === 'recused') appeal.recused.add(member);
}

function takeReplacement(
  appeal: AppealCase,
  { replacedBy, leaves, joins, chair }: MemberReplaced['data'],
): void {
  act(appeal, replacedBy);
  appeal.panel = appeal.panel.filter(({ member }) => member !== leaves);
  appeal.chair = chair;
  join(appeal, joins);
}
