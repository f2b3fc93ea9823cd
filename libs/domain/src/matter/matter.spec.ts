import { describe, it } from '@jest/globals';
import { authority, TODAY } from '../testing/account-fixture.js';
import { specify } from '../testing/decider-spec.js';
import type { MatterEvent, MatterOpened } from './events.js';
import { matters, type MatterCommand } from './matter.js';

const matter = { matter: 'M1', title: 'The gift', occurredOn: '2024-02-01', process: 'P1' };
const open = (over: Partial<MatterOpened['data']> = {}, by = authority('P1', 'assessor')): MatterCommand => ({
  type: 'OpenMatter',
  by,
  today: TODAY,
  matter: { ...matter, ...over },
});
const opened: MatterEvent = { type: 'MatterOpened', data: matter };

describe('a matter', () => {
  it('is opened once', () => {
    specify(matters).given([]).when(open()).then([opened]);
    specify(matters).given([opened]).when(open()).thenNothing();
    specify(matters)
      .given([opened])
      .when(open({ title: 'Another' }))
      .thenRefused('matter-opened', 'matter');
  });

  it('may be of no process', () => {
    const { matter: id, title, occurredOn } = matter;
    const without: MatterEvent = { type: 'MatterOpened', data: { matter: id, title, occurredOn } };
    specify(matters)
      .given([])
      .when(open({ process: undefined }))
      .then([without]);
    specify(matters)
      .given([without])
      .when(open({ process: undefined }))
      .thenNothing();
  });

  it.each<[string, Partial<MatterOpened['data']>]>([
    ['in-the-future', { occurredOn: '2024-03-02' }],
    ['invalid-date', { occurredOn: '2024-02-30' }],
    ['invalid-identifier', { matter: ' M1' }],
    ['invalid-identifier', { title: '' }],
  ])('is refused: %s', (code, over) => {
    specify(matters).given([]).when(open(over)).thenRefused(code);
  });

  it('is opened by those who record what happened, in whatever unit', () => {
    specify(matters)
      .given([])
      .when(open({}, authority('H1', 'supervisor', 'C')))
      .then([opened]);
    for (const role of ['reviewer', 'staff-member', 'auditor'] as const) {
      specify(matters)
        .given([])
        .when(open({}, authority('X', role)))
        .thenRefused('outside-scope');
    }
  });
});
