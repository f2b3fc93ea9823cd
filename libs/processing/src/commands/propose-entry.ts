import {
  accountStream,
  appointmentsOn,
  DomainError,
  evidence as evidences,
  evidenceStream,
  isCalendarDate,
  matters,
  matterStream,
  observations,
  observationStream,
  organization,
  ORGANIZATION_STREAM,
  period as periods,
  periodStream,
  scoreAccount,
  staffMember,
  staffMemberStream,
  type EntryData,
  type EvidenceState,
  type ProposeEntry,
} from '#domain';
import type { ReadState } from '../command.js';
import type { Executor } from '../executor.js';
import { clockRules } from './casework-rules.js';
import type { AccountOutcome } from './entry-commands.js';
import type { Given } from './given.js';
import { rulesOn } from './period-commands.js';

/** An entry as a person proposes it; its period follows from its day. Points in milli-points, above zero. */
export interface Proposal extends Pick<
  EntryData,
  | 'entryId'
  | 'staff'
  | 'kind'
  | 'indicator'
  | 'points'
  | 'occurredOn'
  | 'reason'
  | 'evidence'
  | 'rule'
  | 'matter'
> {
  /** The verified observation that matures into it. */
  readonly observation?: string;
  /** The returned entry that it replaces. */
  readonly revises?: string;
}

/** Posts it at once where its indicator asks for no steps. */
export async function proposeEntry(executor: Executor, proposal: Proposal, given: Given): AccountOutcome {
  const { observation, revises, rule, matter, ...said } = proposal;
  const { staff, occurredOn } = said;
  if (!isCalendarDate(occurredOn)) {
    throw new DomainError('invalid-date', `occurredOn "${occurredOn}" is not a date`, 'occurredOn');
  }
  const { period } = await rulesOn((decider, stream) => executor.read(decider, stream), occurredOn);
  return executor.execute(
    scoreAccount,
    accountStream(period, staff),
    async (read): Promise<ProposeEntry> => {
      const { rulebook } = await rulesOn(read, occurredOn);
      const person = await read(staffMember, staffMemberStream(staff));
      return {
        type: 'ProposeEntry',
        by: given.by,
        today: given.today,
        evidenceStates: await readEvidence(read, said.evidence),
        readsEvidence: given.readsEvidence,
        calendar: (await clockRules(read, given.today)).calendar,
        periodState: await read(periods, periodStream(period)),
        organization: await read(organization, ORGANIZATION_STREAM),
        rulebook,
        appointments: appointmentsOn(person, occurredOn),
        entry: {
          ...said,
          period,
          origin: 'manual',
          rulebookVersion: rulebook.version,
          ...(rule !== undefined && { rule }),
          ...(matter !== undefined && { matter }),
        },
        ...(observation !== undefined && { observation }),
        ...(revises !== undefined && { revises }),
        named: {
          ...(matter !== undefined && { matter: await read(matters, matterStream(matter)) }),
          ...(observation !== undefined && {
            observation: await read(observations, observationStream(observation)),
          }),
        },
      };
    },
    given.meta,
  );
}

export async function readEvidence(
  read: ReadState,
  ids: readonly string[],
): Promise<Map<string, EvidenceState>> {
  const states = new Map<string, EvidenceState>();
  for (const id of ids) states.set(id, await read(evidences, evidenceStream(id)));
  return states;
}
