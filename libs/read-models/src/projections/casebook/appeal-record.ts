import { appealStatuses, type AppealEvent, type AppealStatus, type DeadlineName, type Party } from '#domain';
import { toDay } from '../../moments.js';
import { WORK_COLUMNS, type Work } from './work.js';

/** An appeal as the table holds it. */
export interface AppealRecord extends Work {
  readonly staff: string;
  readonly appeal: string;
  status: AppealStatus;
  returned_from: AppealStatus | null;
  instance: number;
  out_of_time: number;
  held: number;
  stayed: number;
  extended: number;
  readonly filed_on: number;
  readonly filed_at: number;
  /** The day from which the time of the instance counts. */
  instance_since: number;
  chair: string | null;
  panel: string;
  /** Everybody who was ever on a panel, with what they are to the appeal. */
  people: string;
  /** Which side has not seen which evidence. */
  unseen: string;
}

export const APPEAL_COLUMNS = [
  'position',
  'staff',
  'appeal',
  'unit',
  'status',
  'open',
  'returned_from',
  'instance',
  'out_of_time',
  'held',
  'stayed',
  'extended',
  'filed_on',
  'filed_at',
  'instance_since',
  'chair',
  'panel',
  'people',
  'unseen',
  ...WORK_COLUMNS,
] as const satisfies readonly (keyof AppealRecord)[];

const ENDS: readonly AppealStatus[] = ['leave-refused', 'not-admitted', 'final', 'withdrawn'];

export const closedAppealStatuses = ENDS;
export const openAppealStatuses = appealStatuses.filter((status) => !ENDS.includes(status));

/** Where an event leads; undefined where the appeal stays where it stands. */
export function statusAfter(event: AppealEvent, row: AppealRecord): AppealStatus | undefined {
  switch (event.type) {
    case 'FilingReturned':
      return 'returned';
    case 'FilingCompleted':
      return row.returned_from ?? 'filed';
    case 'LeaveGranted':
      return 'leave-granted';
    case 'LeaveRefused':
      return 'leave-refused';
    case 'AppealAdmitted':
    case 'AppealReopened':
      return 'admitted';
    case 'AdmissionRefused':
      return 'not-admitted';
    case 'PanelFormed':
      return 'panel-formed';
    case 'AppealEvidenceOpened':
      return 'evidence-open';
    case 'AppealEvidenceClosed':
      return 'evidence-closed';
    case 'HearingScheduled':
      return 'hearing';
    case 'HearingHeld':
    case 'DeliberationBegun':
      return 'deliberation';
    case 'AppealDecided':
      return 'decided';
    case 'DecisionServed':
      return 'served';
    case 'DecisionTookEffect':
      return event.data.instance === row.instance ? 'effective' : undefined;
    case 'AppealBecameFinal':
      return 'final';
    case 'AppealEscalated':
      return event.data.outOfTime ? 'out-of-time' : 'escalated';
    case 'AppealWithdrawn':
      return 'withdrawn';
    default:
      return undefined;
  }
}

/** Deadlines that an event ends, where `row` is as it leaves it: what was due was done, or is not due any more. */
export function endedBy(event: AppealEvent, row: AppealRecord): (name: DeadlineName) => boolean {
  switch (event.type) {
    case 'AppealEvidenceInspected':
      return (name) => name === 'inspection' && row.unseen === '[]';
    case 'FilingCompleted':
      return (name) => name === 'completion';
    case 'AppealEvidenceClosed':
      return (name) => name === 'inspection';
    case 'FilingReturned':
    case 'AppealAdmitted':
      return (name) => name === 'admission';
    case 'AppealDecided':
      return (name) => name === 'decision';
    case 'DecisionServed':
      return (name) => name === 'service';
    case 'AppealEscalated':
    case 'AppealReopened':
    case 'AppealBecameFinal':
    case 'AppealWithdrawn':
    case 'LeaveRefused':
    case 'AdmissionRefused':
      return () => true;
    default:
      return () => false;
  }
}

/** What an event says of the appeal itself, but for its status, deadlines and panel. */
export function advanceAppeal(row: AppealRecord, { type, data }: AppealEvent): void {
  switch (type) {
    case 'FilingReturned':
      row.returned_from = row.status;
      return;
    case 'FilingCompleted':
      row.returned_from = null;
      return;
    case 'AppealHeld':
      row.held = 1;
      return;
    case 'AppealResumed':
      row.held = 0;
      return;
    case 'DecisionExtended':
      row.extended = 1;
      return;
    case 'StayGranted':
      row.stayed = 1;
      return;
    case 'StayLifted':
    case 'DecisionServed':
      row.stayed = 0;
      return;
    case 'AppealDecided':
      row.decided_on = toDay(data.decidedOn);
      return;
    case 'AppealEscalated':
      row.instance = 2;
      row.out_of_time = Number(data.outOfTime);
      row.extended = 0;
      row.instance_since = toDay(data.escalatedOn);
      return;
    case 'AppealReopened':
      row.extended = 0;
      return setUnseen(row, [
        ...unseenOf(row),
        ...data.evidence.flatMap((evidence) => bySides(evidence, SIDES)),
      ]);
    case 'AppealEvidenceSubmitted': {
      const others = unseenOf(row).filter(([evidence]) => evidence !== data.evidence);
      const other = SIDES.filter((party) => party !== data.party);
      return setUnseen(row, [...others, ...bySides(data.evidence, other)]);
    }
    case 'AppealEvidenceInspected':
      return setUnseen(
        row,
        unseenOf(row).filter(
          ([evidence, party]) => party !== data.party || !data.evidence.includes(evidence),
        ),
      );
  }
}

type Unseen = readonly [evidence: string, by: Party];

const SIDES: readonly Party[] = ['appellant', 'office'];

const bySides = (evidence: string, sides: readonly Party[]): Unseen[] =>
  sides.map((party) => [evidence, party]);

const unseenOf = (row: AppealRecord): Unseen[] => JSON.parse(row.unseen) as Unseen[];

function setUnseen(row: AppealRecord, unseen: readonly Unseen[]): void {
  row.unseen = JSON.stringify(unseen);
}
