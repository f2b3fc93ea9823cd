import { whoMay } from '#domain';
import { ReadModelError } from '#read-models';
import type { TargetOf } from '../access/target.js';
import { ofPersonIn, reaching } from '../entries/entry-policies.js';

export const givesEvidence = reaching(whoMay.giveEvidence, 'any');

/** Whoever brought it, and those who may see an entry or observation that rests on it. */
export const usesOfEvidence: TargetOf = (request, { readModels }) => {
  const { evidence } = request.params as { readonly evidence: string };
  try {
    const { by, uses, observations } = readModels.evidence(evidence);
    const places = [...uses, ...observations].flatMap(({ unit, ...use }) =>
      ofPersonIn(request, 'staff' in use ? use.staff : undefined, unit),
    );
    return [{ by }, ...places];
  } catch (error) {
    if (error instanceof ReadModelError && error.code === 'not-found') return {};
    throw error;
  }
};
