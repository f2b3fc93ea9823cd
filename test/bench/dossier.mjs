import { createHash } from 'node:crypto';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import { parseRulebookFile } from '#definitions';
import { dossierHtml, makeDossier } from '#dossier';
import * as processing from '#processing';
import { Ledger } from '#runtime';
import { grouped, inFolder, machine, median, must, percentile, report } from './support.mjs';

/*
 * The dossier of a matter with 500 events, on a real ledger: a process of many steps, an entry that a rule made of one
 * of them, an appeal with files as evidence, a panel, a decision and what followed from it.
 */

const STEPS = 450;
const FILES = 12;
const RUNS = 120;
const TODAY = '2026-03-04';
const FILE_BYTES = 20_000;

const rulebook = parseRulebookFile({
  name: 'rules.yaml',
  text: `version: 1
title: Rules
inForceFrom: 2026-01-01
calendar: quarter
indicators:
  - { id: timeliness, name: Timeliness, definition: In time., family: common, dimension: efficiency, unit: steps,
      source: records, base: 30 }
rules:
  - { id: late, indicator: timeliness, when: daysLate >= 1, deduct: 0.05, reason: "{daysLate} days late" }
`,
});

/** A millisecond for each time that it is asked: what was known when can be told apart. */
let time = Date.parse(`${TODAY}T06:00:00Z`);
const clock = () => new Date((time += 1));

const given = (id, role) => ({
  by: { id, grants: [{ role, unit: null }] },
  today: TODAY,
  meta: { actor: { kind: 'person', id, role } },
});
const OF = { kind: 'appeal', staff: 'S1', appeal: 'A1' };

await inFolder(async (folder) => {
  const ledger = await Ledger.open(join(folder, 'data'), { now: clock });
  try {
    await makeMatter(ledger);
    await ledger.settled();
    const first = await makeDossier(ledger, OF, { reader: 'AU1' });
    check(first);
    const timings = { json: [], html: [] };
    for (let run = 0; run < RUNS; run++) {
      const begun = performance.now();
      const dossier = await makeDossier(ledger, OF, { reader: 'AU1' });
      JSON.stringify(dossier);
      const made = performance.now();
      const page = dossierHtml(dossier);
      timings.json.push(made - begun);
      timings.html.push(performance.now() - begun);
      must(
        dossier.timeline.length === first.timeline.length && page.includes('</html>'),
        'every dossier is whole',
      );
    }
    const figures = (all) => [median(all), percentile(all, 0.99)].map((one) => one.toFixed(1)).join(' | ');
    console.log(machine());
    report(
      `Dossier of a matter with ${grouped(first.timeline.length)} events and ${FILES} files of evidence, ${RUNS} runs`,
      [
        ['as JSON, median | p99, ms', figures(timings.json), '< 200'],
        ['as HTML, median | p99, ms', figures(timings.html), '< 200'],
        ['size of the page, KB', grouped(dossierHtml(first).length / 1024)],
      ],
      'all events in order and once, every step with its post, all files intact, the effect in it, nothing known too early',
    );
    must(percentile(timings.html, 0.99) < 200, 'a dossier takes less than 200 ms');
    await checkKnownAt(ledger, first);
  } finally {
    await ledger.close();
  }
});

function check(dossier) {
  const positions = dossier.timeline.map(({ position }) => position);
  must(positions.length >= 500, `${positions.length} events on the timeline`);
  must(
    positions.every((position, index) => index === 0 || position > positions[index - 1]),
    'events are in order, and each is there once',
  );
  const [{ steps }] = dossier.processes;
  must(
    steps.length === STEPS && steps.every(({ held }) => held.length === 1),
    'every step with the post held',
  );
  must(
    dossier.evidence.length === FILES && dossier.evidence.every(({ integrity }) => integrity === 'intact'),
    'all files are intact',
  );
  must(
    dossier.timeline.some(({ type }) => type === 'DecisionTookEffect'),
    'the effect is in it',
  );
}

async function checkKnownAt(ledger, whole) {
  const filed = whole.timeline.find(({ type }) => type === 'AppealFiled');
  const then = await makeDossier(ledger, OF, { reader: 'AU1', knownAt: filed.recordedAt });
  const expected = whole.timeline.filter(({ recordedAt }) => recordedAt <= filed.recordedAt);
  must(JSON.stringify(then.timeline) === JSON.stringify(expected), 'nothing is known too early');
}

async function makeMatter(ledger) {
  const { executor, evidence } = ledger;
  const { meta } = given('A9', 'administrator');
  await processing.publishRulebook(executor, rulebook, meta);
  await processing.openPeriod(executor, '2026-Q1', meta);
  await processing.registerUnit(executor, { unit: 'B', name: 'Bureau', parent: null }, meta);
  await processing.registerPost(executor, { post: 'desk', name: 'Desk', unit: 'B' }, meta);
  for (let n = 1; n <= 20; n++) {
    await processing.registerStaffMember(executor, { staff: `S${n}`, name: `Member ${n}` }, meta);
    await processing.appoint(executor, `S${n}`, { post: 'desk', from: '2026-01-01', to: null }, meta);
  }
  const records = Array.from({ length: STEPS }, (_, n) => ({
    recordId: `W${n}`,
    process: 'P1',
    activity: `step-${n % 7}`,
    occurredOn: '2026-02-02',
    ...(n === STEPS - 1 && { plannedOn: '2026-01-30' }),
    unit: 'B',
    staff: n === STEPS - 1 ? 'S1' : `S${2 + (n % 19)}`,
    post: 'desk',
    content: `content ${n}`,
  }));
  await processing.recordWork(executor, 'P1', records, given('WS', 'work-system').meta);
  // The rule has to have judged what it is about.
  await ledger.settled();
  await appeal(executor, evidence);
}

async function appeal(executor, evidence) {
  const account = await executor.history('account-2026-Q1-S1');
  const { entryId } = account.find(({ type }) => type === 'EntryPosted').data;
  const act = (type, what, id, role = 'reviewer') =>
    processing.actOnAppeal(executor, { staff: 'S1', appeal: 'A1' }, { type, ...what }, given(id, role));
  const subject = { kind: 'entry', period: '2026-Q1', entryId };
  const issues = [{ subject, grounds: 'It was not late' }];
  await act('FileAppeal', { issues, knownOn: TODAY, filedOn: TODAY }, 'S1', 'staff-member');
  await act('AdmitAppeal', {}, 'R1');
  await act('FormPanel', { chair: 'R1', members: ['R1', 'R2', 'R3'] }, 'R1');
  await act('OpenEvidence', {}, 'R1');
  for (let n = 0; n < FILES; n++) {
    await upload(executor, evidence, `D${n}`, String(n).repeat(FILE_BYTES).slice(0, FILE_BYTES));
    await act('SubmitEvidence', { evidence: `D${n}` }, 'S1', 'staff-member');
  }
  await act('InspectEvidence', {}, 'S1', 'staff-member');
  await act('InspectEvidence', {}, 'V1', 'verifier');
  await act('CloseEvidence', {}, 'R1');
  await act('BeginDeliberation', {}, 'R1');
  const remedies = [{ kind: 'reverse-entry', period: '2026-Q1', entryId }];
  const votes = [{ issue: 1, disposition: 'upheld', remedies }];
  for (const member of ['R1', 'R2', 'R3']) await act('CastVote', { votes }, member);
  await act('DecideAppeal', { issues: [{ ...votes[0], reasons: 'The plan was changed' }] }, 'R1');
  await act('ServeDecision', { servedOn: TODAY, manner: 'in-person' }, 'R1');
}

async function upload(executor, files, evidence, text) {
  const bytes = Buffer.from(text);
  const sha256 = createHash('sha256').update(bytes).digest('hex');
  const limits = { mediaType: 'text/plain', most: FILE_BYTES };
  await files.take(Readable.from([bytes]), limits, () =>
    processing.recordUpload(
      executor,
      { evidence, sha256, bytes: bytes.length, mediaType: 'text/plain', name: `${evidence}.txt` },
      given('S1', 'staff-member'),
    ),
  );
}
