/* Examples in documents: `…` stands for what differs each time, or is left out. */

const ANYTHING = '…';

/**
 * Whether a value is what an example shows. A text `…` is anything, inside a text it is any characters; a member `…`
 * allows further members, and as the last item it allows further items.
 */
export function isAsShown(value: unknown, shown: unknown): boolean {
  if (shown === ANYTHING) return true;
  if (typeof shown === 'string') return typeof value === 'string' && patternOf(shown).test(value);
  if (typeof shown !== 'object' || shown === null) return value === shown;
  if (typeof value !== 'object' || value === null || Array.isArray(shown) !== Array.isArray(value))
    return false;
  return Array.isArray(shown)
    ? areItemsShown(value as unknown[], shown)
    : areMembersShown(value as Members, shown as Members);
}

type Members = Readonly<Record<string, unknown>>;

function areItemsShown(items: readonly unknown[], shown: readonly unknown[]): boolean {
  const more = shown.at(-1) === ANYTHING;
  const listed = more ? shown.slice(0, -1) : shown;
  const enough = more ? items.length >= listed.length : items.length === listed.length;
  return enough && listed.every((one, index) => isAsShown(items[index], one));
}

function areMembersShown(members: Members, shown: Members): boolean {
  const { [ANYTHING]: more, ...listed } = shown;
  const names = Object.keys(listed);
  const enough = more !== undefined || Object.keys(members).length === names.length;
  return enough && names.every((name) => name in members && isAsShown(members[name], listed[name]));
}

function patternOf(shown: string): RegExp {
  return new RegExp(`^${shown.split(ANYTHING).map(literally).join('[^]*')}$`);
}

const literally = (text: string): string => text.replaceAll(/[\\^$.*+?()[\]{}|]/g, String.raw`\$&`);
