import {
  accountabilityCase,
  accountStream,
  appointmentsOn,
  caseStream,
  period as periods,
  periodStream,
  scoreAccount,
  staffMember,
  staffMemberStream,
  type AccountHolder,
  type ActionVerified,
  type CalendarDate,
  type CaseDecided,
  type CaseEntry,
  type CaseOpened,
  type FindingVaried,
  type PostCaseEntry,
  type RecordedEvent,
} from '#domain';
import type { Executor } from '../executor.js';
import { following, unlessMoot } from './consequence.js';
import { applyRemedy } from './entry-remedy.js';

/** The points that follow from a case are entries of the persons who are liable. */
export async function postCaseEntries(
  executor: Executor,
  decided: RecordedEvent<CaseDecided>,
  today: CalendarDate,
): Promise<void> {
  const { case: id, entries, findings } = decided.data;
  if (entries.length === 0) return;
  const { opened } = await executor.read(accountabilityCase, caseStream(id));
  const matter = await matterOf(executor, opened!);
  for (const entry of entries) {
    const { staff, period } = entry;
    const { reasons } = findings.find((finding) => finding.staff === staff)!;
    const command: PostCaseEntry = {
      type: 'PostCaseEntry',
      holder: await holderOn(executor, opened!, entry),
      periodState: await executor.read(periods, periodStream(period)),
      entry: {
        ...entry,
        kind: 'deduction',
        occurredOn: opened!.occurredOn,
        origin: 'manual',
        reason: reasons,
        evidence: [],
        ...(matter !== undefined && { matter }),
        case: id,
      },
    };
    const given = following(decided, today, 'entry', entry.entryId);
    await unlessMoot(executor.execute(scoreAccount, accountStream(period, staff), command, given.meta));
  }
}

/** What the entry was about that the case was opened from: nobody else punishes that again. */
async function matterOf(executor: Executor, { source }: CaseOpened['data']): Promise<string | undefined> {
  if (source.kind !== 'entry') return undefined;
  const { cases } = await executor.read(scoreAccount, accountStream(source.period, source.staff));
  return cases.get(source.entryId)?.entry.matter;
}

/** Where the person stood on the day of the fault: if possible in the unit of the case. */
async function holderOn(
  executor: Executor,
  { unit, occurredOn }: CaseOpened['data'],
  { period, staff }: CaseEntry,
): Promise<AccountHolder> {
  const person = await executor.read(staffMember, staffMemberStream(staff));
  const held = [...appointmentsOn(person, occurredOn), ...person.appointments];
  const at = held.find((one) => one.unit === unit) ?? held[0];
  // Whoever never held a post is still held to it, in the unit that it happened in.
  return { period, staff, unit: at?.unit ?? unit, post: at?.post ?? 'none' };
}

/** An appeal changed the finding: the entry that followed from it follows that. */
export async function varyEntry(
  executor: Executor,
  varied: RecordedEvent<FindingVaried>,
  today: CalendarDate,
): Promise<void> {
  const { case: id, staff, appeal, entry } = varied.data;
  if (!entry) return;
  const { entryId, period, points } = entry;
  const remedy = {
    period,
    staff,
    entryId,
    change:
      points === null
        ? ({ kind: 'reverse', remitted: false } as const)
        : ({ kind: 'correct', points } as const),
    cause: { appeal, case: id },
    reason: `the finding of case ${id} was varied`,
    authority: `decision on appeal ${appeal}`,
  };
  const what = ['entry', entryId] as const;
  await unlessMoot(applyRemedy(executor, remedy, varied, what, following(varied, today, ...what)));
}

/** What was put right gives back a part of the points. */
export async function repairEntries(
  executor: Executor,
  verified: RecordedEvent<ActionVerified>,
  today: CalendarDate,
): Promise<void> {
  const { case: id, action, repairs } = verified.data;
  for (const { entryId, period, staff, points, permille } of repairs) {
    const remedy = {
      period,
      staff,
      entryId,
      change: { kind: 'correct', points } as const,
      cause: { case: id },
      reason: `the effect of corrective action ${action} was verified: ${permille} ‰ of the points come back`,
      authority: `accountability case ${id}`,
    };
    const what = ['repair', entryId] as const;
    await unlessMoot(applyRemedy(executor, remedy, verified, what, following(verified, today, ...what)));
  }
}
