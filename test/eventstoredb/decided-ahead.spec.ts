import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import type { EventStore } from '#event-store';
import { appoint, decodeEvent, Executor, registerPost, registerStaffMember, registerUnit } from '#processing';
import { given } from '../../libs/processing/src/testing/small-office.js';
import { openNode } from '../support/eventstoredb/replicas.js';
import { StandInServer } from '../support/eventstoredb/stand-in-server.js';

const { meta } = given('A1', 'administrator');

/*
 * A node decides on what it has handed in before that is written. Where another node writes first, a stream can stand at
 * the revision that was expected, and still not hold what was decided on.
 */
describe('what a node decides ahead of the log', () => {
  let server: StandInServer;
  let stores: EventStore[];
  let one: Executor;
  let other: Executor;
  beforeEach(async () => {
    server = await new StandInServer().start();
    stores = await Promise.all([openNode(server.connection), openNode(server.connection)]);
    [one, other] = stores.map((store) => new Executor(store)) as [Executor, Executor];
    await unit(one, 'HQ');
    await stores[1]!.shared!.refresh();
    // Both have read the organization, and neither hears of what the other does with it.
    await unit(other, 'REG');
    await stores[0]!.shared!.refresh();
    await one.history('organization');
    server.withhold(true);
  });
  afterEach(async () => {
    await Promise.all(stores.map((store) => store.close()));
    server.stop();
  });

  const unit = (executor: Executor, id: string): Promise<unknown> =>
    registerUnit(executor, { unit: id, name: id, parent: null }, meta);
  const written = async (): Promise<string[]> => {
    await stores[0]!.shared!.refresh();
    const events = (await stores[0]!.readLog(0, 100)).map(decodeEvent);
    return events.map(({ type, data }) => (type === 'UnitRegistered' ? `${type} ${data.unit}` : type));
  };

  it('is decided anew where what came before it was not written', async () => {
    await unit(other, 'LAW');
    // Decided behind TAX, which comes too late: at the revision that TAX would have stands LAW.
    await Promise.allSettled([unit(one, 'TAX'), unit(one, 'LAW')]);
    expect((await written()).sort()).toEqual(['HQ', 'LAW', 'REG', 'TAX'].map((id) => `UnitRegistered ${id}`));
  });

  it('is decided anew where that was read in another stream', async () => {
    await registerStaffMember(one, { staff: 'S1', name: 'Sam' }, meta);
    await unit(other, 'LAW');
    await Promise.allSettled([
      registerPost(one, { post: 'clerk', name: 'Clerk', unit: 'HQ' }, meta),
      appoint(one, 'S1', { post: 'clerk', from: '2024-01-01', to: null }, meta),
    ]);
    // Decided anew, the appointment is refused or comes behind its post: nobody gets one that is not there yet.
    const both = (await written()).filter((type) => /^(Post|Appointment)/.test(type)).join(' ');
    expect(['PostRegistered', 'PostRegistered AppointmentStarted']).toContain(both);
  });
});
