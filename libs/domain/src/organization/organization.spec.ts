import { describe, it } from '@jest/globals';
import { specify } from '../testing/decider-spec.js';
import type { OrganizationEvent } from './events.js';
import { organization } from './organization.js';

const bureau: OrganizationEvent = {
  type: 'UnitRegistered',
  data: { unit: 'B', name: 'Bureau', parent: null },
};
const desk: OrganizationEvent = {
  type: 'PostRegistered',
  data: { post: 'B-desk', name: 'Desk', unit: 'B' },
};

const head: OrganizationEvent = {
  type: 'PostRegistered',
  data: { post: 'B-head', name: 'Head', unit: 'B', heads: true },
};

describe('organization', () => {
  it('registers a unit below another', () => {
    specify(organization)
      .given([bureau])
      .when({ type: 'RegisterUnit', unit: 'B1', name: 'First office', parent: 'B' })
      .then([{ type: 'UnitRegistered', data: { unit: 'B1', name: 'First office', parent: 'B' } }]);
  });

  it('registers nothing twice', () => {
    const history = specify(organization).given([bureau, desk]);
    history.when({ type: 'RegisterUnit', ...bureau.data }).thenNothing();
    history.when({ type: 'RegisterPost', ...desk.data }).thenNothing();
  });

  it('registers a post that heads its unit', () => {
    specify(organization)
      .given([bureau])
      .when({ type: 'RegisterPost', ...head.data })
      .then([head]);
    specify(organization)
      .given([bureau, head])
      .when({ type: 'RegisterPost', ...head.data })
      .thenNothing();
  });

  it('takes a post of old as one that heads nothing, until it is registered as one that does', () => {
    const history = specify(organization).given([bureau, desk]);
    history.when({ type: 'RegisterPost', ...desk.data, heads: false }).thenNothing();
    const headsNow = { ...desk, data: { ...desk.data, heads: true } };
    history.when({ type: 'RegisterPost', ...headsNow.data }).then([headsNow]);
    const other = { ...headsNow.data, name: 'Other' };
    history.when({ type: 'RegisterPost', ...other }).thenRefused('post-registered', 'post');
    const later = specify(organization).given([bureau, desk, headsNow]);
    later.when({ type: 'RegisterPost', ...headsNow.data }).thenNothing();
    later.when({ type: 'RegisterPost', ...desk.data }).thenRefused('post-registered', 'post');
    const headed = specify(organization).given([bureau, head]);
    headed.when({ type: 'RegisterPost', ...head.data, heads: false }).thenRefused('post-registered', 'post');
  });

  it.each([
    [{ type: 'RegisterUnit', unit: 'B', name: 'Other', parent: null }, 'unit-registered'],
    [{ type: 'RegisterUnit', unit: 'B', name: 'Bureau', parent: 'B' }, 'unit-registered'],
    [{ type: 'RegisterUnit', unit: 'C', name: 'C', parent: 'nowhere' }, 'unknown-unit'],
    [{ type: 'RegisterUnit', unit: 'C', name: 'C', parent: 'C' }, 'unknown-unit'],
    [{ type: 'RegisterUnit', unit: 'C\u202E', name: 'C', parent: null }, 'invalid-identifier'],
    [{ type: 'RegisterPost', post: 'B-desk', name: 'Other', unit: 'B' }, 'post-registered'],
    [{ type: 'RegisterPost', post: 'X', name: 'X', unit: 'X' }, 'unknown-unit'],
    [{ type: 'RegisterPost', post: '', name: 'X', unit: 'B' }, 'invalid-identifier'],
  ] as const)('refuses %j as %s', (command, code) => {
    specify(organization).given([bureau, desk]).when(command).thenRefused(code);
  });
});
