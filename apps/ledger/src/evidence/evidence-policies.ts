import { accountabilityCase, caseStream, whoMay, type Authority, type Role } from '#domain';
import type { Given } from '#processing';
import { ReadModelError, type EvidenceRow } from '#read-models';
import { placeOfCase, placesInCase, readsCases } from '../accountability/case-policies.js';
import { roleAdmitting } from '../access/admission.js';
import { placesIn, type Places } from '../access/places.js';
import type { Reach, RoutePolicy } from '../access/policy.js';
import type { Target, TargetOf } from '../access/target.js';
import { ofPersonIn, reaching, readsAssessment, type Asker } from '../entries/entry-policies.js';
import type { OpenLedger } from '../open-ledger.js';

export const givesEvidence = reaching(whoMay.giveEvidence, 'any');

/** Whoever brought it, and those who may see an entry, observation, appeal or case that rests on it. */
export const usesOfEvidence: TargetOf = (request, places) =>
  usesOf((request.params as { readonly evidence: string }).evidence, request, places);

/** What is given with a command, and which of the evidence that it names its caller may read, as far as it is projected. */
export async function readingEvidence(
  ledger: OpenLedger,
  given: Given,
  named: readonly string[],
): Promise<Given> {
  if (named.length === 0) return given;
  const places = await placesIn(ledger);
  const readsEvidence = new Set<string>();
  for (const id of named) if (await readsPiece(places, given.by, id)) readsEvidence.add(id);
  return { ...given, readsEvidence };
}

/** By what they brought or what rests on it. */
async function readsPiece(places: Places, authority: Authority, evidence: string): Promise<boolean> {
  const targets = [await usesOf(evidence, { identity: { authority } }, places)].flat();
  const reaches = Object.entries(readsAssessment) as [Role, Reach][];
  const policy = { reaches, targetOf: usesOfEvidence };
  return (await roleAdmitting(authority, policy, async () => ({ targets, places }))) !== undefined;
}

async function usesOf(evidence: string, request: Asker, places: Places): Promise<Target | readonly Target[]> {
  const row = found(() => places.readModels.evidence(evidence));
  if (!row) return {};
  const { by, uses, observations, appeals, cases } = row;
  const people = [...uses, ...observations, ...appeals].flatMap(({ unit, ...use }) =>
    ofPersonIn(request, 'staff' in use ? use.staff : undefined, unit),
  );
  const readers = await Promise.all(cases.map((one) => readerOfCase(request, one.case, places)));
  return [{ by }, ...people, ...readers.flat()];
}

const caseReaders: RoutePolicy = {
  reaches: Object.entries(readsCases) as [Role, Reach][],
  targetOf: placeOfCase,
};

/** Fewer roles read cases than entries and appeals: who may read this one is let through as themself. */
async function readerOfCase(request: Asker, caseId: string, places: Places): Promise<Target[]> {
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
