import { docket, docketStream, whoMay } from '#domain';
import { namedText } from '../access/named-text.js';
import type { Reaches } from '../access/policy.js';
import { namedTarget, type Target, type TargetOf } from '../access/target.js';
import { inScope, ofPersonIn } from '../entries/entry-policies.js';

/** What the appellant alone does. */
export const oneself: Reaches = { 'staff-member': 'own' };

/** What the appellant does, and the office takes in for them on paper. */
export const appeals: Reaches = { ...oneself, ...inScope(whoMay.fileForOther) };
export const reviews = inScope(whoMay.review);
export const formsPanels = inScope(whoMay.formPanel);
export const decidesChallenges = inScope(whoMay.decideChallenge);
/** Both sides. */
export const argues: Reaches = { ...oneself, ...inScope(whoMay.answerForOffice) };
/** Both sides, and the members of the panel themselves. */
export const challenges: Reaches = { ...argues, ...inScope(whoMay.review) };

/** A filing that names nobody is refused for that, not for its scope: it never gets past the check of its body. */
export const placeOfFiling: TargetOf = (request, places) =>
  namedText(request.body, 'staff') === undefined
    ? { by: request.identity!.authority.id }
    : namedTarget(request, places);

/** The unit of what is contested, wherever the appellant has gone since, and the appellant. */
export const placeOfAppeal: TargetOf = async (request, { read }): Promise<readonly Target[]> => {
  const { staff, appeal } = request.params as { readonly staff: string; readonly appeal: string };
  const found = (await read(docket, docketStream(staff))).appeals.get(appeal);
  return found ? ofPersonIn(request, staff, found.unit) : [{ staff }];
};

/**
 * What the list is narrowed to. A person alone is not enough for those with a scope: appeals of theirs can be about any
 * unit. To the person themselves it is, and to a member of panels what they sit on.
 */
export const placeOfList: TargetOf = ({ query, identity }): Target[] => {
  const { id } = identity!.authority;
  const unit = namedText(query, 'unit');
  return [
    ...(unit === undefined ? [] : [{ unit }]),
    ...(namedText(query, 'staff') === id ? [{ staff: id }] : []),
    ...(namedText(query, 'member') === id ? [{ by: id }] : []),
  ];
};
