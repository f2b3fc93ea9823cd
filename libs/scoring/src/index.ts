export * from './milli-points.js';
export * from './indicator-score.js';
export * from './competition-rank.js';
export * from './matter-bonus.js';
export * from './part-of.js';
