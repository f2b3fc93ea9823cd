import { namedText } from '../access/named-text.js';
import type { TargetOf } from '../access/target.js';

/** An audit trail is about a person or a place, or about what concerns people of any unit: then it has no target. */
export const auditedPlace: TargetOf = ({ query }, { organization }) => {
  const [kind, id] = [namedText(query, 'kind'), namedText(query, 'id')];
  if (id === undefined) return undefined;
  if (kind === 'staff') return { staff: id };
  if (kind === 'unit') return { unit: id };
  const unit = kind === 'post' ? organization.posts.get(id)?.unit : undefined;
  return unit === undefined ? undefined : { unit };
};
