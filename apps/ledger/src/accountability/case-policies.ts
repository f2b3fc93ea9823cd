import { accountabilityCase, caseReaders, caseStream, whoMay, type CaseState } from '#domain';
import { namedText } from '../access/named-text.js';
import type { Reaches } from '../access/policy.js';
import type { Target, TargetOf } from '../access/target.js';
import { inScope, ofPersonIn, reaching, type Asker } from '../entries/entry-policies.js';

/** Those, and everybody for cases that name them. */
export const readsCases: Reaches = { ...inScope(caseReaders), 'staff-member': 'own' };

/** Everybody may complain; from what else a case is opened, and where, the rules say. */
export const opensCases = reaching(whoMay.complain, 'any');
export const assigns = inScope(whoMay.assignInvestigator);
export const investigates = inScope(whoMay.investigate);
/** The persons named among them: to show what speaks for them. */
export const givesCaseEvidence: Reaches = { ...inScope(whoMay.giveEvidence), 'staff-member': 'own' };
export const tolerates = inScope([...new Set([...whoMay.investigate, ...whoMay.decideCase])]);
export const decides = inScope(whoMay.decideCase);
export const verifiesActions = inScope(whoMay.verifyAction);
export const speaks: Reaches = { 'staff-member': 'own' };
/** Whoever owns a corrective action may be anybody; the rules tell whether it is theirs. */
export const completesActions: Reaches = { 'staff-member': 'own', ...inScope(caseReaders) };

/** The unit of a case, and the persons whom it names: each for themselves. */
export const placeOfCase: TargetOf = async (request, { read }) =>
  placesInCase(request, await read(accountabilityCase, caseStream(pathOf(request.params).case)));

/** The same, and whoever owns the corrective action. */
export const placeOfAction: TargetOf = async (request, { read }) => {
  const { case: caseId, action } = pathOf(request.params);
  const state = await read(accountabilityCase, caseStream(caseId));
  const owner = state.actions.get(action ?? '')?.owner;
  return [...placesInCase(request, state), ...(owner === undefined ? [] : [{ by: owner }])];
};

/**
 * What a list names as `unit`, and as a person under another name. A person alone is not enough for those with a scope:
 * what is listed of them can belong to any unit; to the person themselves it is.
 */
export const listedPlace =
  (person: 'staff' | 'owner' = 'staff'): TargetOf =>
  ({ query, identity }) => {
    const [staff, unit] = [namedText(query, person), namedText(query, 'unit')];
    const oneself = staff !== undefined && staff === identity!.authority.id;
    const targets: Target[] = [...(unit === undefined ? [] : [{ unit }]), ...(oneself ? [{ staff }] : [])];
    return targets.length > 0 ? targets : undefined;
  };

export function placesInCase(request: Asker, { opened, persons }: CaseState): Target[] {
  if (!opened) return [{}];
  const caller = request.identity!.authority.id;
  return ofPersonIn(request, persons.has(caller) ? caller : undefined, opened.unit);
}

const pathOf = (params: unknown): { readonly case: string; readonly action?: string } =>
  params as { readonly case: string; readonly action?: string };
