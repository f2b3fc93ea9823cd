import { organization, ORGANIZATION_STREAM, type OrganizationState } from '#domain';
import type { ReadState } from '#processing';
import type { ReadModels } from '#read-models';
import type { OpenLedger } from '../open-ledger.js';

/** Where people and posts are, for policies. */
export interface Places {
  readonly organization: OrganizationState;
  readonly readModels: ReadModels;
  /** A stream as the rules see it: without the delay of the read models. */
  readonly read: ReadState;
  /** The unit of a person's account in a period; else of their appointment today, else of their last one. */
  unitOf(staff: string, period?: string): string | undefined;
}

export async function placesIn({ executor, readModels, clock }: OpenLedger): Promise<Places> {
  return {
    organization: await executor.read(organization, ORGANIZATION_STREAM),
    readModels,
    read: (decider, stream) => executor.read(decider, stream),
    unitOf: (staff, period) =>
      readModels.unitOf({ staff, on: clock.today(), ...(period !== undefined && { period }) }) ??
      readModels.unitOf({ staff }),
  };
}
