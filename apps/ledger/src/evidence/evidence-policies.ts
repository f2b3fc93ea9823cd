import type { FastifyRequest } from 'fastify';
import { accountabilityCase, caseStream, whoMay, type Role } from '#domain';
import { ReadModelError, type EvidenceRow } from '#read-models';
import { placeOfCase, placesInCase, readsCases } from '../accountability/case-policies.js';
import { roleAdmitting } from '../access/admission.js';
import type { Places } from '../access/places.js';
import type { Reach, RoutePolicy } from '../access/policy.js';
import type { Target, TargetOf } from '../access/target.js';
import { ofPersonIn, reaching } from '../entries/entry-policies.js';

export const givesEvidence = reaching(whoMay.giveEvidence, 'any');

/** Whoever brought it, and those who may see an entry, observation, appeal or case that rests on it. */
export const usesOfEvidence: TargetOf = async (request, places) => {
  const { evidence } = request.params as { readonly evidence: string };
  const row = found(() => places.readModels.evidence(evidence));
  if (!row) return {};
  const { by, uses, observations, appeals, cases } = row;
  const people = [...uses, ...observations, ...appeals].flatMap(({ unit, ...use }) =>
    ofPersonIn(request, 'staff' in use ? use.staff : undefined, unit),
  );
  const readers = await Promise.all(cases.map((one) => readerOfCase(request, one.case, places)));
  return [{ by }, ...people, ...readers.flat()];
};

const caseReaders: RoutePolicy = {
  reaches: Object.entries(readsCases) as [Role, Reach][],
  targetOf: placeOfCase,
};

/** Fewer roles read cases than entries and appeals: who may read this one is let through as themself. */
async function readerOfCase(request: FastifyRequest, caseId: string, places: Places): Promise<Target[]> {
  const { authority } = request.identity!;
  const targets = placesInCase(request, await places.read(accountabilityCase, caseStream(caseId)));
  const role = await roleAdmitting(authority, caseReaders, async () => ({ targets, places }));
  return role === undefined ? [] : [{ by: authority.id }];
}

function found(read: () => EvidenceRow): EvidenceRow | undefined {
  try {
    return read();
  } catch (error) {
    if (error instanceof ReadModelError && error.code === 'not-found') return undefined;
    throw error;
  }
}
