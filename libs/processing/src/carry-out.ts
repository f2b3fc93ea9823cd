import type { CalendarDate, LedgerEventType, RecordedEvent } from '#domain';
import { carryOutDecision } from './carry-out/appeal-decision.js';
import { postCaseEntries, repairEntries, varyEntry } from './carry-out/case-entries.js';
import { resumeSanctions, suspendImposed, suspendSanctions } from './carry-out/sanction-stays.js';
import type { Executor } from './executor.js';

/** What `carryOut` acts on. */
export const CARRIED_OUT = [
  'DecisionServed',
  'CaseDecided',
  'FindingVaried',
  'ActionVerified',
  'SanctionImposed',
  'StayGranted',
  'StayLifted',
  'AppealWithdrawn',
  'LeaveRefused',
  'AdmissionRefused',
] as const satisfies readonly LedgerEventType[];

export interface CarryOutOptions {
  readonly executor: Executor;
  /** The day at the office when something was recorded: however late it is carried out, that is its day. */
  readonly dayOf: (recordedAt: Date) => CalendarDate;
}

/**
 * The process manager that carries out what appeals and accountability cases decide: in the accounts, and from appeals
 * in cases. One event after the other: what follows from the first may be what the second changes.
 */
export async function carryOut(
  { executor, dayOf }: CarryOutOptions,
  events: readonly RecordedEvent[],
): Promise<void> {
  for (const event of events) await carryOutOne(executor, event, dayOf);
}

async function carryOutOne(
  executor: Executor,
  event: RecordedEvent,
  dayOf: CarryOutOptions['dayOf'],
): Promise<void> {
  const today = (): CalendarDate => dayOf(new Date(event.recordedAt));
  switch (event.type) {
    case 'DecisionServed':
      return carryOutDecision(executor, event, today());
    case 'CaseDecided':
      return postCaseEntries(executor, event, today());
    case 'FindingVaried':
      return varyEntry(executor, event, today());
    case 'ActionVerified':
      return repairEntries(executor, event, today());
    case 'SanctionImposed':
      return suspendImposed(executor, event, today());
    case 'StayGranted':
      return suspendSanctions(executor, event, today());
    case 'StayLifted':
    case 'AppealWithdrawn':
    case 'LeaveRefused':
    case 'AdmissionRefused':
      return resumeSanctions(executor, event, today());
  }
}
