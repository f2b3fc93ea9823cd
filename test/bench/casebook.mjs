import { join } from 'node:path';
import { DEFAULT_CASEWORK, NO_LIMITS, fromDayNumber, schemaVersions } from '#domain';
import { openSqliteEventStore, openSqliteLogReader } from '#event-store';
import { encodeEvent } from '#processing';
import { openReadModels, rebuild } from '#read-models';
import { grouped, inFolder, machine, must, percentile, report } from './support.mjs';

/*
 * 10,000 open and 100,000 closed appeals of 20,000 people in 500 units, with 2,000 open and 10,000 closed cases: how long
 * the casebook takes to answer. No page is asked for twice: what is remembered is not what is measured.
 */

const OPEN = 10_000;
const CLOSED = 100_000;
const OPEN_CASES = 2_000;
const CLOSED_CASES = 10_000;
const STAFF = 20_000;
const UNITS = 500;
const REVIEWERS = 120;
const RUNS = 1_000;
/** 2026-01-01; what is open was filed in the 200 days before. */
const TODAY = 20_454;

const unitOf = (n) => `U${n % UNITS}`;
const reviewer = (n) => `R${n % REVIEWERS}`;
const day = (offset) => fromDayNumber(TODAY + offset);
const outcome = (n) => ['dismissed', 'upheld', 'dismissed', 'partly-upheld', 'dismissed'][n % 5];
const dueOf = (n) => (n % 130) - 65;

function deadline(of, name, dueBy) {
  const limit = { count: 30, unit: 'calendar-days' };
  const days = { from: day(dueBy - 30), dueBy: day(dueBy), warnOn: day(dueBy - 7) };
  return { type: 'DeadlineSet', data: { of, deadline: name, limit, ...days } };
}

function appealEvents(n, staff) {
  const open = n < OPEN;
  const ref = { staff, appeal: `AP${n}` };
  const of = { kind: 'appeal', ...ref };
  const filed = open ? -(n % 200) : -400 - (n % 700);
  const subject = { kind: 'entry', period: '2025-Q4', entryId: `E${n}` };
  const tookPart = [
    { person: `A${n % 300}`, as: 'proposer' },
    { person: `V${n % 200}`, as: 'verifier' },
  ];
  const about = {
    unit: unitOf(n),
    occurredOn: day(filed - 5),
    indicator: `I${n % 12}`,
    rule: `rule-${n % 40}`,
  };
  const days = { filedOn: day(filed), knownOn: day(filed - 3), fileBy: day(filed + 27) };
  const issues = [{ issue: 1, subject, grounds: 'It was not so', ...about, tookPart }];
  const members = [reviewer(n), reviewer(n + 1), reviewer(n + 2)];
  const data = { ...ref, unit: unitOf(n), issues, filedBy: staff, ...days, outOfTime: false };
  const events = [
    { type: 'AppealFiled', data },
    { type: 'AppealAdmitted', data: { ...ref, admittedBy: reviewer(n + 9) } },
    deadline(of, 'decision', open ? dueOf(n) : filed + 30),
    { type: 'PanelFormed', data: { ...ref, formedBy: reviewer(n + 9), chair: members[0], members } },
  ];
  if (open) {
    if (n % 3 > 0) events.push({ type: 'AppealEvidenceOpened', data: { ...ref, openedBy: members[0] } });
    if (n % 3 > 1) events.push({ type: 'AppealEvidenceClosed', data: { ...ref, closedBy: members[0] } });
    return events;
  }
  const remedies =
    outcome(n) === 'dismissed' ? [] : [{ kind: 'reverse-entry', period: '2025-Q4', entryId: `E${n}` }];
  const decided = [{ issue: 1, disposition: outcome(n), remedies, reasons: 'As was shown' }];
  const decidedOn = day(filed + 5 + (n % 40));
  const service = { servedBy: members[0], manner: 'post', servedOn: decidedOn, countsFrom: decidedOn };
  events.push(
    { type: 'AppealEvidenceOpened', data: { ...ref, openedBy: members[0] } },
    { type: 'AppealEvidenceClosed', data: { ...ref, closedBy: members[0] } },
    { type: 'DeliberationBegun', data: { ...ref, begunBy: members[0] } },
    {
      type: 'AppealDecided',
      data: {
        ...ref,
        instance: 1,
        decidedBy: members[0],
        decidedOn,
        issues: decided,
        panel: members,
        dissents: [],
      },
    },
    { type: 'DecisionServed', data: { ...ref, instance: 1, ...service } },
    { type: 'DecisionTookEffect', data: { ...ref, instance: 1, done: [] } },
    { type: 'AppealBecameFinal', data: { ...ref, instance: 1 } },
  );
  return events;
}

function caseEvents(n) {
  const id = `AC${n}`;
  const of = { kind: 'accountability', case: id };
  const staff = `S${n % STAFF}`;
  const opened = n < OPEN_CASES ? -(n % 150) : -300 - (n % 500);
  const circumstances = { mitigation: [], aggravation: [] };
  const source = { kind: 'work-record', process: `P${n}`, record: `W${n}` };
  const days = { occurredOn: day(opened - 9), openedOn: day(opened), limitationEnds: day(opened + 1800) };
  const data = {
    case: id,
    title: `Case ${n}`,
    description: 'Late',
    source,
    unit: unitOf(n),
    process: `P${n}`,
  };
  const events = [
    { type: 'CaseOpened', data: { ...data, ...days, openedBy: 'I1' } },
    { type: 'InvestigationBegun', data: { case: id, investigator: `I${n % 50}`, begunBy: 'B1' } },
    { type: 'PersonNamed', data: { case: id, staff, part: 'handler', circumstances, namedBy: 'I1' } },
    { type: 'StatementsInvited', data: { case: id, invitedBy: 'I1', persons: [staff] } },
    deadline(of, 'statement', n < OPEN_CASES ? (n % 40) - 20 : opened + 10),
  ];
  if (n < OPEN_CASES) return events;
  const shares = { persons: [{ staff, share: 1000 }], organization: 0 };
  const findings = [{ staff, liable: true, share: 1000, reasons: 'As was shown' }];
  const decision = { decidedBy: 'B1', decidedOn: day(opened + 40), findings, organization: 0, entries: [] };
  const sanction = { case: id, sanction: 'SA1', staff, rung: 'off-post', from: day(opened + 41) };
  events.push(
    { type: 'FindingsProposed', data: { case: id, proposedBy: 'I1', summary: 'Late', shares } },
    { type: 'CaseDecided', data: { case: id, ...decision } },
    {
      type: 'SanctionImposed',
      data: { ...sanction, until: day(opened + 41 + (n % 600)), reasons: 'Grave', imposedBy: 'B1' },
    },
    { type: 'CaseClosed', data: { case: id, closedBy: 'B1', outcome: 'done', reason: 'Over' } },
  );
  return events;
}

const rulebook = {
  version: 1,
  title: 'Rules of the bench',
  inForceFrom: '2020-01-01',
  calendar: 'quarter',
  peerGroup: 'unit',
  attributes: {},
  indicators: [],
  rules: [],
  manualRules: [],
  proportionality: NO_LIMITS,
  casework: DEFAULT_CASEWORK,
};

function* streams() {
  const units = Array.from({ length: UNITS }, (_, n) => {
    const parent = n === 0 ? null : n <= 20 ? 'U0' : `U${1 + (n % 20)}`;
    return { type: 'UnitRegistered', data: { unit: `U${n}`, name: `Unit ${n}`, parent } };
  });
  yield ['organization', units];
  yield ['rulebook', [{ type: 'RulebookPublished', data: { rulebook } }]];
  const people = Array.from({ length: STAFF }, (_, n) => {
    return { type: 'StaffMemberRegistered', data: { staff: `S${n}`, name: `Member ${n}` } };
  });
  for (const one of people) yield [`staff-${one.data.staff}`, [one]];
  for (let n = 0; n < STAFF; n++) {
    const staff = `S${n}`;
    const events = [];
    for (let i = n; i < OPEN + CLOSED; i += STAFF) events.push(...appealEvents(i, staff));
    yield [`appeals-${staff}`, events];
  }
  for (let n = 0; n < OPEN_CASES + CLOSED_CASES; n++) yield [`accountability-AC${n}`, caseEvents(n)];
}

async function fill(file) {
  const store = await openSqliteEventStore({ file });
  let made = 0;
  let waiting = [];
  for (const [stream, events] of streams()) {
    const encoded = events.map((event, revision) => {
      const eventId = `00000000-0000-7000-8000-${String(++made).padStart(12, '0')}`;
      const envelope = {
        eventId,
        stream,
        revision,
        schemaVersion: schemaVersions[event.type],
        recordedAt: new Date(Date.UTC(2026, 0, 1) + made).toISOString(),
        actor: { kind: 'system', id: 'bench' },
        commandId: eventId,
        correlationId: eventId,
      };
      return { eventId, bytes: encodeEvent(envelope, event) };
    });
    waiting.push(store.append({ stream, expectedRevision: -1, events: encoded }));
    if (waiting.length >= 64) await Promise.all(waiting.splice(0));
  }
  await Promise.all(waiting);
  await store.close();
  return made;
}

const rows = [];
function measure(name, ask, check) {
  const times = [];
  for (let i = 0; i < RUNS; i++) {
    const begun = performance.now();
    const answer = ask(i);
    times.push(performance.now() - begun);
    check(answer, i);
  }
  const measured = times.slice(50);
  rows.push([`${name}: p50, ms`, percentile(measured, 0.5).toFixed(2)]);
  rows.push([`${name}: p99, ms`, percentile(measured, 0.99).toFixed(2), '< 10']);
}

/** A question of its own each time: the day is said in the rows, and changes nothing else. */
const anew = (i) => ({ limit: 50, today: day(i) });
const full = (page, what) =>
  must(page.rows.length === 50 && page.next !== undefined, `a full page of ${what}`);

function ask(models) {
  measure(
    'appeals, open',
    (i) => models.appeals({ ...anew(i), open: true }),
    (page) => {
      full(page, 'open appeals');
      must(
        page.rows.every(({ status }) => status !== 'final'),
        'open appeals are open',
      );
    },
  );
  measure(
    'appeals, by what is due',
    (i) => models.appeals({ ...anew(i), sort: 'due', open: true }),
    (page) => {
      full(page, 'what is due');
      const days = page.rows.map(({ due }) => due.dueBy);
      must(days.join() === [...days].sort().join(), 'what is due first stands first');
    },
  );
  measure(
    'appeals, due before a day, without those barred from',
    (i) => models.appeals({ ...anew(i), dueBefore: day(-i % 60), barred: reviewer(i) }),
    (page, i) =>
      must(
        page.rows.every(({ due }) => due.dueBy < day(-i % 60)),
        'all are due before',
      ),
  );
  measure(
    'appeals of a region, closed',
    (i) => models.appeals({ ...anew(i), unit: `U${1 + (i % 20)}`, open: false }),
    (page) => full(page, 'closed appeals'),
  );
  measure(
    'appeals of a region, by what is due',
    (i) => models.appeals({ ...anew(i), unit: `U${1 + (i % 20)}`, sort: 'due' }),
    (page) => full(page, 'what is due'),
  );
  measure(
    'appeals of a unit in a status',
    (i) => models.appeals({ ...anew(i), unit: unitOf(21 + i), status: ['evidence-open', 'panel-formed'] }),
    (page) => must(page.rows.length > 0 && page.rows.every(({ status }) => status !== 'final'), 'as asked'),
  );
  measure(
    'appeals before a reviewer',
    (i) => models.appeals({ ...anew(i), member: reviewer(i), open: true }),
    (page, i) => {
      full(page, 'appeals before a reviewer');
      must(
        page.rows.every(({ panel }) => panel.some(({ member }) => member === reviewer(i))),
        'the reviewer sits',
      );
    },
  );
  measure(
    'appeals of a person',
    (i) => models.appeals({ ...anew(i), staff: `S${i}` }),
    (page, i) => must(page.rows.length === (i < OPEN ? 6 : 5), 'all of a person'),
  );
  measure(
    'cases, open',
    (i) => models.cases({ ...anew(i), open: true }),
    (page) => full(page, 'open cases'),
  );
  measure(
    'cases of an investigator',
    (i) => models.cases({ ...anew(i), investigator: `I${i % 50}`, open: false }),
    (page) => full(page, 'cases'),
  );
  measure(
    'cases of a region, by what is due',
    (i) => models.cases({ ...anew(i), unit: `U${1 + (i % 20)}`, sort: 'due' }),
    (page) => full(page, 'cases'),
  );
  measure('figures, whole organisation', (i) => models.casebook({ today: day(0), i }), checkFigures);
  measure(
    'figures, a region',
    (i) => models.casebook({ today: day(i), unit: `U${1 + (i % 20)}` }),
    ({ appeals }) =>
      must(
        appeals.open > 0 && appeals.byAge.reduce((sum, { n }) => sum + n, 0) === appeals.open,
        'ages add up',
      ),
  );
  measure(
    'overturn',
    (i) => models.overturn({ by: ['assessor', 'verifier', 'rule', 'unit', 'indicator'][i % 5], i }),
    checkOverturn,
  );
  measure(
    'sanctions running',
    (i) => models.sanctions({ ...anew(0), status: 'running', i }),
    (page) => full(page, 'sanctions'),
  );
  const due = models.dueCasework(day(0));
  const begun = performance.now();
  must(models.dueCasework(day(0)).length === due.length, 'the same is due');
  rows.push([
    `what is due of all (${grouped(due.length)} deeds): once, ms`,
    (performance.now() - begun).toFixed(1),
  ]);
  checkDue(due);
}

const count = (of, holds) => Array.from({ length: of }, (_, n) => n).filter(holds).length;

function checkFigures({ appeals, cases, decisionDays, sanctions }) {
  must(appeals.open === OPEN && appeals.byStatus.final === CLOSED, 'open and closed appeals');
  must(cases.open === OPEN_CASES && cases.byStatus.closed === CLOSED_CASES, 'open and closed cases');
  must(appeals.overdue === overdue, `${appeals.overdue} appeals overdue, not ${overdue}`);
  must(appeals.byAge.reduce((sum, { n }) => sum + n, 0) === OPEN, 'ages add up');
  must(decisionDays[0].n === CLOSED && decisionDays[0].max === 44, 'every decision has its time');
  const all = Object.values(sanctions).reduce((sum, n) => sum + n, 0);
  must(all === CLOSED_CASES && sanctions.running > 0, 'every sanction is counted once');
}
const overdue = count(OPEN, (n) => dueOf(n) < 0);
const overturned = count(OPEN + CLOSED, (n) => n >= OPEN && outcome(n) !== 'dismissed');

function checkOverturn(found) {
  const sum = (key) => found.reduce((total, row) => total + row[key], 0);
  must(sum('decided') === CLOSED && sum('overturned') === overturned, 'every decision counts once');
}

function checkDue(due) {
  const of = (kind, what) => due.filter((one) => one.kind === kind && one.of.kind === what).length;
  must(of('breach', 'appeal') === overdue, 'every overdue appeal is breached');
  must(of('warn', 'appeal') === count(OPEN, (n) => dueOf(n) >= 0 && dueOf(n) <= 7), 'appeals to warn of');
}

await inFolder(async (root) => {
  const file = join(root, 'log.sqlite');
  const events = await fill(file);
  const log = openSqliteLogReader(file);
  const folder = join(root, 'read-models');
  const begun = performance.now();
  await rebuild({ folder, log });
  const rate = events / ((performance.now() - begun) / 1000);
  const models = openReadModels({ folder, log });
  rows.push(['all projections built, events/s', grouped(rate)]);
  ask(models);
  models.close();
  log.close();
  console.log(machine());
  report(
    `Casebook: ${grouped(OPEN)} open and ${grouped(CLOSED)} closed appeals, ${grouped(events)} events, ${RUNS} questions each`,
    rows,
    'each page holds what was asked for, and figures, overturning and what is due add up to what was filed',
  );
});
