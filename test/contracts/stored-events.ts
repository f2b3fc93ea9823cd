import { join } from 'node:path';
import fc from 'fast-check';
import { DEFAULT_CASEWORK, type LedgerEvent } from '#domain';
import { openSqliteLogReader, type StoredEvent } from '#event-store';
import {
  acknowledgeEntry,
  approveExperiment,
  attachEvidence,
  closePeriod,
  confirmEntry,
  decideDispute,
  decodeEvent,
  declareDays,
  dismissObservation,
  disputeEntry,
  endAppointment,
  matureObservations,
  noteObservation,
  openMatter,
  proposeEntry,
  recordSilence,
  recordWork,
  referenceEvidence,
  registerExperiment,
  returnEntry,
  verifyObservation,
  withdrawEntry,
  type Proposal,
} from '#processing';
import { AMatter } from '../../libs/dossier/src/testing/a-matter.js';
import { AppealWalk } from '../../libs/domain/src/testing/appeal-walk.js';
import { historyOf, moves } from '../../libs/domain/src/testing/case-histories.js';
import { officeYear } from '../../libs/domain/src/testing/office-year.js';
import { actIn, decideCase } from '../../libs/processing/src/testing/casework.js';
import { given, smallOffice } from '../../libs/processing/src/testing/small-office.js';
import { makeSampleLedger } from '../support/served-sample.js';

/* What is stored in earnest: by the built command, by the executor, and by what the rules decide. */

/** The log that the command makes of the bundled sample, in a folder. */
export function logOfSample(data: string): StoredEvent[] {
  makeSampleLedger(data);
  const reader = openSqliteLogReader(join(data, 'log.sqlite'));
  try {
    return reader.readLog(0, 100_000);
  } finally {
    reader.close();
  }
}

/** A matter with entries, evidence, an appeal and a case. */
export async function logOfMatter(): Promise<StoredEvent[]> {
  const matter = await AMatter.begin();
  try {
    await matter.appealed();
    await matter.accused();
    await matter.appointedLate('S2');
    return await matter.office.store.readLog(0, 10_000);
  } finally {
    matter.end();
  }
}

/** What happens in an office from day to day: entries with their life, observations, and all that can be left out. */
export async function logOfDays(): Promise<StoredEvent[]> {
  const { executor, store } = await smallOffice();
  const [P1, V1, V2] = [given('P1', 'assessor'), given('V1', 'verifier'), given('V2', 'verifier')];
  const [S1, A1] = [given('S1', 'staff-member'), given('A1', 'administrator')];
  const entryOf = (entryId: string) => ({ period: '2024-Q1', staff: 'S1', entryId });
  const propose = (entryId: string, over: Partial<Proposal> = {}) =>
    proposeEntry(
      executor,
      {
        ...{ entryId, staff: 'S1', kind: 'deduction', indicator: 'integrity', points: 500 },
        ...{ occurredOn: '2024-02-01', reason: 'Kept a file back', evidence: [], ...over },
      },
      P1,
    );
  const note = {
    staff: 'S1',
    tone: 'negative',
    text: 'seen',
    evidence: [],
    occurredOn: '2024-02-01',
  } as const;

  await openMatter(
    executor,
    { matter: 'M1', title: 'The flood', occurredOn: '2024-02-01', process: 'P1' },
    P1,
  );
  await referenceEvidence(executor, { evidence: 'D1', url: 'https://files.example/1', title: 'File' }, P1);
  await noteObservation(executor, { ...note, observation: 'O1' }, P1);
  await verifyObservation(executor, { observation: 'O1' }, V1);
  await noteObservation(executor, { ...note, observation: 'O2' }, P1);
  await dismissObservation(executor, { observation: 'O2', reason: 'Another day' }, V1);

  await propose('E1', { matter: 'M1', observation: 'O1' });
  await attachEvidence(executor, { ...entryOf('E1'), evidence: 'D1' }, P1);
  await confirmEntry(executor, entryOf('E1'), V1);
  await disputeEntry(executor, { ...entryOf('E1'), statement: 'I was on leave' }, S1);
  await decideDispute(executor, { ...entryOf('E1'), outcome: 'stands', reason: 'You were not' }, V2);
  await propose('E2');
  await returnEntry(executor, { ...entryOf('E2'), reason: 'Who saw it?' }, V1);
  await propose('E3', { revises: 'E2' });
  await withdrawEntry(executor, { ...entryOf('E3'), reason: 'Nobody' }, P1);
  await propose('E4');
  await confirmEntry(executor, entryOf('E4'), V1);
  await acknowledgeEntry(executor, entryOf('E4'), S1);
  await propose('E5');
  await confirmEntry(executor, entryOf('E5'), V1);
  await recordSilence(executor, entryOf('E5'), given('ledger', 'administrator', '2024-03-31'));
  await matureObservations(executor, (await store.readLog(0, 1_000)).map(decodeEvent));

  await recordWork(
    executor,
    'P1',
    [
      {
        ...{ recordId: 'W1', process: 'P1', activity: 'check', occurredOn: '2024-02-10', unit: 'B' },
        ...{ staff: 'S1', post: 'desk', attribution: 'process-opener', supervisor: 'S2', content: 'c' },
        ...{ effectiveOn: '2024-02-11', plannedOn: '2024-02-09', dueOn: '2024-02-12' },
        attributes: { amount: 0.5, kind: 'new', urgent: true },
        source: { file: 'work.csv', line: 2 },
      },
    ],
    given('WS', 'work-system').meta,
  );
  await declareDays(executor, [{ date: '2024-04-01', working: false, name: 'Easter' }], A1);
  const experiment = { title: 'One desk', purpose: 'Less waiting', safeguards: 'Looked at every week' };
  const days = { from: '2024-03-10', to: '2024-06-30' };
  await registerExperiment(
    executor,
    { experiment: 'X1', unit: 'B', ...experiment, ...days, participants: ['S1'] },
    given('H1', 'supervisor'),
  );
  await approveExperiment(executor, 'X1', A1);
  await decideCase(executor);
  const sanction = { sanction: 'N1', person: 'S1', rung: 'public-criticism', from: '2024-03-05', months: 1 };
  await actIn(executor, 'ImposeSanction', { ...sanction, reasons: 'so' }, ['D2', 'supervisor']);
  await actIn(executor, 'RecordSpent', { sanction: 'N1' }, ['ledger', 'administrator', '2024-05-01']);
  await endAppointment(executor, 'S2', { post: 'desk', from: '2024-01-01', to: '2024-03-31' }, A1.meta);
  await closePeriod(executor, '2024-Q1', 'Over', A1.meta);
  return store.readLog(0, 1_000);
}

/** What becomes of appeals and cases as chance has it; always the same chance. */
export function eventsByChance(): LedgerEvent[] {
  const { stackTraceLimit } = Error;
  // Most of what is tried is refused: that costs little without a trace.
  Error.stackTraceLimit = 0;
  try {
    return [...appealsByChance(), ...casesByChance()];
  } finally {
    Error.stackTraceLimit = stackTraceLimit;
  }
}

function appealsByChance(): LedgerEvent[] {
  const choices = fc.array(fc.nat(2 ** 31 - 1), { minLength: 30, maxLength: 40 });
  const office = { calendar: officeYear, policy: DEFAULT_CASEWORK };
  return fc.sample(choices, { numRuns: 300, seed: 1 }).flatMap((taken, mood) => {
    const walk = new AppealWalk(office, mood % 12);
    for (const choice of taken) walk.take(choice);
    walk.finish();
    return walk.steps.flatMap(({ events }) => [...events]);
  });
}

const casesByChance = (): LedgerEvent[] =>
  fc
    .sample(moves, { numRuns: 150, seed: 1 })
    .flatMap((given) => historyOf(given).flatMap(({ events }) => [...events]));
