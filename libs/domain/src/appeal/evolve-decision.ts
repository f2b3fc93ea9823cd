import type { AppealCase } from './appeal-case.js';
import { act, end, startAnew } from './course-of-instance.js';
import type { AppealDecisionEvent } from './decision-events.js';

export function takeDecision(appeal: AppealCase, { type, data }: AppealDecisionEvent): void {
  switch (type) {
    case 'VoteCast': {
      const { member, votes, opinion } = data;
      appeal.panel.find((one) => one.member === member)!.vote = {
        votes,
        ...(opinion !== undefined && { opinion }),
      };
      break;
    }
    case 'AppealDecided':
      act(appeal, data.decidedBy);
      appeal.status = 'decided';
      appeal.decision = { issues: data.issues, decidedOn: data.decidedOn };
      appeal.deadlines.delete('decision');
      break;
    case 'DecisionServed':
      act(appeal, data.servedBy);
      appeal.status = 'served';
      appeal.deadlines.delete('service');
      appeal.servedOn = data.servedOn;
      // A stay holds until there is a decision to execute; the second instance grants its own.
      appeal.stayed = false;
      appeal.effectDue.add(data.instance);
      break;
    case 'DecisionTookEffect':
      appeal.effectDue.delete(data.instance);
      if (data.instance === appeal.instance) appeal.status = 'effective';
      break;
    case 'AppealEscalated':
      startAnew(appeal, data.outOfTime ? 'out-of-time' : 'escalated');
      appeal.instance = 2;
      appeal.outOfTime = data.outOfTime;
      break;
    case 'AppealBecameFinal':
      end(appeal, 'final');
  }
}
