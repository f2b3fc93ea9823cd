const SHOWN = 3;
const ALIKE = 0.4;

/** The names that look most like another, best first: by the pairs of neighbouring letters they share. */
export function similarNames(name: string, names: readonly string[]): string[] {
  return names
    .map((one) => ({ one, likeness: likeness(name, one) }))
    .filter(({ likeness }) => likeness >= ALIKE)
    .sort((a, b) => b.likeness - a.likeness)
    .slice(0, SHOWN)
    .map(({ one }) => one);
}

function likeness(a: string, b: string): number {
  const ofA = pairs(a);
  const ofB = pairs(b);
  const shared = [...ofA].filter((pair) => ofB.has(pair)).length;
  return (2 * shared) / (ofA.size + ofB.size);
}

function pairs(name: string): Set<string> {
  const text = ` ${name.toLowerCase()} `;
  return new Set(Array.from({ length: text.length - 1 }, (_, index) => text.slice(index, index + 2)));
}
