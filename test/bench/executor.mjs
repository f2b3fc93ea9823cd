import { join } from 'node:path';
import { openSqliteEventStore } from '#event-store';
import { appoint, Executor, openPeriod, proposeEntry, publishRulebook } from '#processing';
import { registerPost, registerStaffMember, registerUnit } from '#processing';
import { DEFAULT_CASEWORK, NO_LIMITS, NO_STEPS, scoreAccount } from '#domain';
import { grouped, inFolder, must, percentile, report } from './support.mjs';

const meta = { actor: { kind: 'person', id: 'bench', role: 'assessor' } };
const given = { by: { id: 'bench', grants: [{ role: 'assessor', unit: null }] }, today: '2026-03-01', meta };
const STAFF = 200;

/** Deductions through the executor: decided, guarded, remembered by command id, on stable storage. */
export async function benchExecutor() {
  const { one, many, rate } = await inFolder(async (folder) => {
    const store = await openSqliteEventStore({ file: join(folder, 'log.sqlite') });
    const executor = new Executor(store);
    await prepare(executor);
    let posted = 0;
    const post = () => {
      const entryId = `e${posted}`;
      const staff = `S${posted++ % STAFF}`;
      const entry = { entryId, staff, kind: 'deduction', indicator: 'conduct', points: 50 };
      const input = { ...entry, occurredOn: '2026-02-01', reason: 'bench', evidence: [] };
      const once = { commandId: `c-${entryId}`, input };
      return proposeEntry(executor, input, { ...given, meta: { ...meta, once } });
    };
    for (let i = 0; i < 2000; i++) await post();
    const one = [];
    for (let i = 0; i < 5000; i++) {
      const begun = performance.now();
      await post();
      one.push(performance.now() - begun);
    }
    const many = [];
    const begun = performance.now();
    const worker = async () => {
      for (let i = 0; i < 500; i++) {
        const start = performance.now();
        await post();
        many.push(performance.now() - start);
      }
    };
    await Promise.all(Array.from({ length: 64 }, worker));
    const rate = many.length / ((performance.now() - begun) / 1000);
    let entries = 0;
    for (let i = 0; i < STAFF; i++)
      entries += (await executor.read(scoreAccount, `account-2026-Q1-S${i}`)).cases.size;
    must(entries === posted, `${entries} entries of ${posted} commands`);
    await store.close();
    return { one, many, rate };
  });
  report(
    'Executor in process, each command durable (synchronous=FULL, read back) and remembered by its id',
    [
      ['one at a time: p50, ms', percentile(one, 0.5).toFixed(2)],
      ['one at a time: p99, ms', percentile(one, 0.99).toFixed(2), '< 2'],
      ['64 at a time: commands/s', grouped(rate), '≥ 8,000'],
      ['64 at a time: p99, ms', percentile(many, 0.99).toFixed(2)],
    ],
    'each command is one entry of its account',
  );
}

async function prepare(executor) {
  const indicator = { name: 'Conduct', definition: 'd', unit: 'u', source: 's', base: 10_000_000, floor: 0 };
  Object.assign(indicator, { manual: true, steps: NO_STEPS });
  await publishRulebook(
    executor,
    {
      version: 1,
      title: 'bench',
      inForceFrom: '2026-01-01',
      calendar: 'quarter',
      peerGroup: 'unit',
      attributes: {},
      indicators: [{ id: 'conduct', ...indicator, family: 'common', dimension: 'conduct', bonusCap: null }],
      rules: [],
      manualRules: [],
      proportionality: NO_LIMITS,
      casework: DEFAULT_CASEWORK,
    },
    meta,
  );
  await openPeriod(executor, '2026-Q1', meta);
  await registerUnit(executor, { unit: 'U', name: 'U', parent: null }, meta);
  await registerPost(executor, { post: 'P', name: 'P', unit: 'U' }, meta);
  for (let i = 0; i < STAFF; i++) {
    await registerStaffMember(executor, { staff: `S${i}`, name: `S${i}` }, meta);
    await appoint(executor, `S${i}`, { post: 'P', from: '2026-01-01', to: null }, meta);
  }
}
