import { describe, expect, it } from '@jest/globals';
import { organization } from '../organization/organization.js';
import { specify } from '../testing/decider-spec.js';
import type { StaffMemberEvent } from './events.js';
import { appointmentsOn, staffMember } from './staff-member.js';

const known = organization.evolve(organization.initialState(), {
  type: 'PostRegistered',
  data: { post: 'desk', name: 'Desk', unit: 'B' },
});
const registered: StaffMemberEvent = {
  type: 'StaffMemberRegistered',
  data: { staff: 'S1', name: 'S1' },
};
const appointed = (from: string, to: string | null): StaffMemberEvent => ({
  type: 'AppointmentStarted',
  data: { staff: 'S1', post: 'desk', unit: 'B', from, to },
});
const appoint = (from: string, to: string | null, post = 'desk') =>
  ({ type: 'Appoint', post, from, to, organization: known }) as const;

describe('staff member', () => {
  it('is appointed to a post, and with it to its unit', () => {
    specify(staffMember)
      .given([registered])
      .when(appoint('2024-01-01', null))
      .then([appointed('2024-01-01', null)]);
  });

  it('may hold the same post again later, but not twice at once', () => {
    const history = specify(staffMember).given([registered, appointed('2024-01-01', '2024-06-30')]);
    history.when(appoint('2024-07-01', null)).then([appointed('2024-07-01', null)]);
    history.when(appoint('2024-06-30', null)).thenRefused('appointment-overlaps');
    history.when(appoint('2024-01-01', '2024-06-30')).thenNothing();
  });

  it('ends an appointment once', () => {
    const end = { type: 'EndAppointment', post: 'desk', from: '2024-01-01', to: '2024-03-31' } as const;
    const ended: StaffMemberEvent = {
      type: 'AppointmentEnded',
      data: { staff: 'S1', post: 'desk', from: '2024-01-01', to: '2024-03-31' },
    };
    specify(staffMember)
      .given([registered, appointed('2024-01-01', null)])
      .when(end)
      .then([ended]);
    const after = specify(staffMember).given([registered, appointed('2024-01-01', null), ended]);
    after.when(end).thenNothing();
    after.when({ ...end, to: '2024-04-30' }).thenRefused('appointment-ended');
    after.when({ ...end, from: '2023-01-01' }).thenRefused('unknown-appointment');
  });

  it.each([
    [appoint('2024-02-30', null), 'invalid-date'],
    [appoint('2024-02-02', '2024-02-01'), 'appointment-ends-before-it-starts'],
    [appoint('2024-02-02', null, 'nowhere'), 'unknown-post'],
    [{ type: 'RegisterStaffMember', staff: 'S1', name: 'Other' }, 'staff-registered'],
  ] as const)('refuses %j', (command, code) => {
    specify(staffMember).given([registered]).when(command).thenRefused(code);
  });

  it('must be registered before an appointment', () => {
    specify(staffMember).given([]).when(appoint('2024-01-01', null)).thenRefused('unknown-staff-member');
  });

  it('holds a post on its first and on its last day', () => {
    const state = [registered, appointed('2024-01-01', '2024-01-31')].reduce(
      staffMember.evolve,
      staffMember.initialState(),
    );
    const held = (date: string) => appointmentsOn(state, date).length;
    expect(['2023-12-31', '2024-01-01', '2024-01-31', '2024-02-01'].map(held)).toEqual([0, 1, 1, 0]);
  });
});
