import { describe, expect, it } from '@jest/globals';
import { caseTransitions } from '../accountability/transitions.js';
import { appealTransitions } from '../appeal/transitions.js';
import { stateDiagram } from './state-diagram.js';

describe('a diagram of a table of transitions', () => {
  it('has an arrow for every way from state to state, and none for what stays', () => {
    const drawn = stateDiagram(
      [
        { deed: 'Wait', from: ['new'], to: 'same' },
        { deed: 'Take', from: ['new', 'sent-back'], to: ['taken'] },
        { deed: 'Seize', from: ['new'], to: ['taken'] },
        { deed: 'Judge', from: ['taken'], to: ['sent-back', 'done'] },
      ],
      'new',
      'sent-back',
    );
    expect(drawn.split('\n')).toEqual([
      'stateDiagram-v2',
      '  state "sent-back" as sent_back',
      '  [*] --> new',
      '  [*] --> sent_back',
      '  new --> taken: Take, Seize',
      '  sent_back --> taken: Take',
      '  taken --> sent_back: Judge',
      '  taken --> done: Judge',
      '  done --> [*]',
    ]);
  });

  it.each([
    ['appeals', stateDiagram(appealTransitions, 'filed', 'out-of-time')],
    ['accountability cases', stateDiagram(caseTransitions, 'opened')],
  ])('of %s has no id that Mermaid would read otherwise', (_, drawn) => {
    const arrows = drawn.split('\n').filter((line) => line.includes('-->'));
    expect(arrows.length).toBeGreaterThan(8);
    for (const line of arrows) expect(line).toMatch(/^ {2}(\[\*\]|\w+) --> (\[\*\]|\w+)(: [\w, ]+)?$/);
  });

  it('ends an appeal where nobody can do anything any more', () => {
    const ends = stateDiagram(appealTransitions, 'filed')
      .split('\n')
      .filter((line) => line.endsWith('--> [*]'))
      .map((line) => line.trim().split(' ')[0]);
    expect(ends.sort()).toEqual(['leave_refused', 'not_admitted', 'withdrawn']);
  });
});
