import { existsSync } from 'node:fs';

const folder = new URL('../../../shared/datasets/', import.meta.url).pathname;

/** The public data that the project may use but not hold; see docs/architecture.md. */
export const sharedData = (name: string): string => `${folder}${name}`;

/** False where the data does not lie beside the project: then suites on it say so and leave themselves out. */
export const hasSharedData = existsSync(folder);
