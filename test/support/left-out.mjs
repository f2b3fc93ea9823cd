import { globSync } from 'node:fs';

/** The kinds of longer suites (`*.KIND.spec.ts`), with what to say of them. `npm run test:KIND` runs one kind. */
export const leftOut = [
  ['properties', 'of 10,000 histories each: npm run test:properties'],
  ['killed', 'of processes that are killed and started again and again: npm run test:killed'],
  ['kafka', 'on a Kafka broker: npm run test:kafka (needs Java 17, Maven and OpenSSL)'],
  ['shared', 'on public data: npm run test:shared (needs ../shared)'],
  ['nodes', 'of several nodes: npm run test:nodes'],
  ['chaos', 'under random faults: npm run test:chaos (needs Java 17 and Maven)'],
];

/** A reporter for `npm test`: says, above the summary, which suites a run of everything leaves out, and how they are run. */
export default class LeftOut {
  constructor({ testPathPatterns }) {
    this.isOfEverything = testPathPatterns.patterns.length === 0;
  }

  onRunComplete() {
    if (!this.isOfEverything) return;
    const lines = leftOut.map(([kind, how]) => {
      const suites = globSync(`{apps,libs,test}/**/*.${kind}.spec.ts`).length;
      return `LEFT OUT: ${suites} suites ${how}\n`;
    });
    process.stderr.write(lines.join(''));
  }
}
