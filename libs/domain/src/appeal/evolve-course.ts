import type { AppealCase } from './appeal-case.js';
import { act, end, startAnew } from './course-of-instance.js';
import type { AppealCourseEvent, AppealFiled } from './events.js';

export function takeCourse(
  appeal: AppealCase,
  { type, data }: Exclude<AppealCourseEvent, AppealFiled>,
): void {
  switch (type) {
    case 'FilingReturned':
      act(appeal, data.returnedBy);
      appeal.returnedFrom = appeal.status;
      appeal.status = 'returned';
      // It is with the appellant now.
      appeal.deadlines.delete('admission');
      break;
    case 'FilingCompleted':
      appeal.status = appeal.returnedFrom!;
      delete appeal.returnedFrom;
      appeal.deadlines.delete('completion');
      break;
    case 'LeaveGranted':
      act(appeal, data.decidedBy);
      appeal.status = 'leave-granted';
      break;
    case 'LeaveRefused':
      act(appeal, data.decidedBy);
      end(appeal, 'leave-refused');
      break;
    case 'AppealAdmitted':
      act(appeal, data.admittedBy);
      appeal.status = 'admitted';
      appeal.deadlines.delete('admission');
      break;
    case 'AdmissionRefused':
      act(appeal, data.decidedBy);
      end(appeal, 'not-admitted');
      break;
    case 'AppealHeld':
      act(appeal, data.heldBy);
      appeal.heldSince = data.on;
      break;
    case 'AppealResumed':
      act(appeal, data.resumedBy);
      delete appeal.heldSince;
      break;
    case 'DecisionExtended':
      act(appeal, data.extendedBy);
      appeal.extended = true;
      break;
    case 'StayGranted':
      act(appeal, data.grantedBy);
      appeal.stayed = true;
      break;
    case 'StayLifted':
      act(appeal, data.liftedBy);
      appeal.stayed = false;
      break;
    case 'AppealWithdrawn':
      end(appeal, 'withdrawn');
      break;
    case 'AppealReopened':
      startAnew(appeal, 'admitted');
      act(appeal, data.reopenedBy);
      for (const id of data.evidence) appeal.evidence.set(id, { seenBy: new Set() });
  }
}
