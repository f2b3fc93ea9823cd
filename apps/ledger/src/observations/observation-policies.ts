import { observations, observationStream, whoMay } from '#domain';
import type { TargetOf } from '../access/target.js';
import { inScope, ofPersonIn } from '../entries/entry-policies.js';

export const notes = inScope(whoMay.noteObservation);
export const judgesObservations = inScope(whoMay.judgeObservation);
/** Whoever noted it may take it back as well; the rules tell them apart. */
export const dismisses = inScope([...whoMay.judgeObservation, ...whoMay.noteObservation]);

/** The unit that an observation belongs to, the person it is about, and whoever noted it. */
export const placeOfObservation: TargetOf = async (request, { read }) => {
  const { observation } = request.params as { readonly observation: string };
  const { noted } = await read(observations, observationStream(observation));
  if (!noted) return {};
  return [{ by: noted.notedBy }, ...ofPersonIn(request, noted.staff, noted.unit)];
};
