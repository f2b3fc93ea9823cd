import { namedText } from '../access/named-text.js';
import type { TargetOf } from '../access/target.js';

/** A ranking is about the unit that is its peer group, or the unit of the post that is. */
export const peerGroup: TargetOf = ({ query }, { organization }) => {
  const post = namedText(query, 'post');
  const unit = namedText(query, 'unit') ?? (post && organization.posts.get(post)?.unit);
  return unit ? { unit } : undefined;
};
