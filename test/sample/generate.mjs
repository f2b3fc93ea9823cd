// Prints work-records.csv, the same each time: `node generate.mjs > work-records.csv`.
// What happens to whom is drawn at random from the tables below; what must be seen is put in by hand at the end.

const SEED = 2055;
const PROCESSES = 170;

/** Who handles work in which unit, as in organization.yaml, and how often (0 to 1) which thing befalls a step. */
// prettier-ignore
const people = [
  { no: '01', unit: 'HQ', only: ['sign-off'], late: 0.1, early: 0.1, redo: 0, slow: 0.05, complaint: 0 },
  { no: '02', unit: 'HQ', only: ['legal-check'], late: 0.1, early: 0.3, redo: 0.04, slow: 0.04, complaint: 0.02 },
  { no: '03', unit: 'PER', late: 0.2, early: 0.1, redo: 0.03, slow: 0.1, complaint: 0.03 },
  { no: '04', unit: 'PER', late: 0.08, early: 0.35, redo: 0.03, slow: 0.03, complaint: 0 },
  { no: '05', unit: 'PER', late: 0.3, early: 0.1, redo: 0.12, slow: 0.1, complaint: 0.06 },
  { no: '06', unit: 'INS', late: 0.12, early: 0.25, redo: 0.05, slow: 0.15, complaint: 0.02 },
  { no: '07', unit: 'INS', from: '2025-05-12', late: 0.4, early: 0.05, redo: 0.15, slow: 0.2, complaint: 0.04 },
  { no: '08', unit: 'TAX', only: ['review'], late: 0.1, early: 0.1, redo: 0.02, slow: 0.02, complaint: 0 },
  { no: '09', unit: 'TAX', not: ['review'], late: 0.04, early: 0.5, redo: 0.02, slow: 0, complaint: 0 },
  { no: '10', unit: 'TAX', not: ['review'], late: 0.8, early: 0, redo: 0.15, slow: 0.3, complaint: 0.1 },
  { no: '11', unit: 'CTR', to: '2025-06-30', late: 0.1, early: 0, redo: 0.02, slow: 0.05, complaint: 0.02 },
  { no: '11', unit: 'TAX', not: ['review'], from: '2025-07-01', late: 0.3, early: 0.1, redo: 0.1, slow: 0.1, complaint: 0 },
  { no: '12', unit: 'CTR', late: 0, early: 0, redo: 0.01, slow: 0, complaint: 0 },
  { no: '13', unit: 'CTR', late: 0, early: 0, redo: 0.01, slow: 0, complaint: 0 },
];

/** Steps of each kind of process. `plan`: working days; `due`: the law's days from the start; `share`: how often. */
const kinds = [
  {
    weight: 0.47,
    steps: [
      { step: 'register', unit: 'CTR' },
      { step: 'check-documents', unit: 'PER', plan: 5 },
      { step: 'inspect-site', unit: 'INS', plan: 6, share: 0.7 },
      { step: 'legal-check', unit: 'HQ', plan: 5, share: 0.25 },
      { step: 'decide', unit: 'PER', plan: 5, due: 35, amount: 9000 },
      { step: 'sign-off', unit: 'HQ', plan: 3, share: 0.15 },
      { step: 'send-notice', unit: 'CTR', plan: 2 },
    ],
  },
  {
    weight: 0.38,
    steps: [
      { step: 'register', unit: 'CTR' },
      { step: 'assess', unit: 'TAX', plan: 8, due: 16, amount: 20000 },
      { step: 'review', unit: 'TAX', plan: 3 },
      { step: 'send-notice', unit: 'CTR', plan: 2 },
    ],
  },
  {
    weight: 0.15,
    steps: [
      { step: 'register', unit: 'CTR' },
      { step: 'legal-check', unit: 'HQ', plan: 6, due: 14 },
      { step: 'assess', unit: 'TAX', plan: 5, amount: 20000 },
      { step: 'send-notice', unit: 'CTR', plan: 2 },
    ],
  },
];

// mulberry32: small, and the same on every machine.
let state = SEED;
function random() {
  state = (state + 0x6d2b79f5) | 0;
  let t = Math.imul(state ^ (state >>> 15), state | 1);
  t = (t + Math.imul(t ^ (t >>> 7), t | 61)) ^ t;
  return ((t ^ (t >>> 14)) >>> 0) / 4294967296;
}
const chance = (share) => random() < share;
const below = (count) => Math.floor(random() * count);

// Days are numbers from 1970-01-01, a Thursday; the office works from Monday to Friday and knows no holidays.
const day = (iso) => Date.parse(`${iso}T00:00Z`) / 86_400_000;
const isWorkday = (number) => (number + 3) % 7 < 5;
function addWorkdays(from, count) {
  let to = from;
  for (let left = Math.abs(count); left > 0;) {
    to += Math.sign(count);
    if (isWorkday(to)) left -= 1;
  }
  return to;
}
const nextWorkday = (from) => (isWorkday(from) ? from : addWorkdays(from, 1));
const written = (number) => {
  const [year, month, date] = new Date(number * 86_400_000).toISOString().slice(0, 10).split('-');
  return `${date}.${month}.${year}`;
};
const clock = (minute) =>
  `${String(Math.floor(minute / 60)).padStart(2, '0')}:${String(minute % 60).padStart(2, '0')}`;

const LAST_DAY = day('2025-12-31');
const rows = [];

/** Whoever may do the step in its unit on the day it starts, and is still there to finish it. */
function handlerOf({ step, unit }, on) {
  const able = people.filter(
    (one) =>
      one.unit === unit &&
      (!one.only || one.only.includes(step)) &&
      !one.not?.includes(step) &&
      (!one.from || on >= day(one.from)) &&
      (!one.to || on <= day(one.to) - 21),
  );
  return able[below(able.length)];
}

/** The head of the unit. Nobody stands above the director; the counter has no head after June. */
function supervisorOf({ no, unit }, on) {
  if (no === '01') return '';
  if (no === '03') return chance(0.4) ? '03' : '01';
  if (unit === 'CTR') return on > day('2025-06-30') ? '' : no === '11' ? '01' : '11';
  return { HQ: '01', PER: '03', INS: '03', TAX: no === '08' ? '01' : '08' }[unit];
}

/** Adds one finished step, and again while it has to be repeated; returns the day of the last finish. */
function work(process, spec, start, began, time = 1) {
  const who = handlerOf(spec, start);
  const planned = spec.plan === undefined ? undefined : addWorkdays(start, spec.plan);
  let effect = planned ?? start;
  if (planned !== undefined && chance(who.late)) effect = addWorkdays(planned, 1 + below(3) * below(4));
  else if (spec.plan >= 5 && chance(who.early)) effect = addWorkdays(planned, -3 - below(2));
  const finished = chance(who.slow) ? addWorkdays(effect, 3 + below(5)) : effect;
  if (finished > LAST_DAY) return finished;
  // Every third notice goes out by itself.
  const automatic = spec.step === 'send-notice' && chance(0.33);
  rows.push({
    on: finished,
    process,
    step: spec.step,
    unit: spec.unit,
    handler: automatic ? 'AUTO' : who.no,
    supervisor: automatic ? '' : supervisorOf(who, finished),
    finished: `${written(finished)} ${clock(8 * 60 + below(9 * 60))}`,
    took_effect: written(effect),
    planned: planned === undefined ? '-' : written(planned),
    due: spec.due === undefined ? '-' : written(began + spec.due),
    complaint: chance(who.complaint) ? 'yes' : 'no',
    amount:
      spec.amount === undefined ? '' : (100 + Math.round(random() ** 2 * spec.amount * 100) / 100).toFixed(2),
  });
  return time < 3 && chance(who.redo * time) ? work(process, spec, finished, began, time + 1) : finished;
}

for (let number = 1; number <= PROCESSES; number += 1) {
  const began = nextWorkday(day('2025-01-02') + Math.floor(((number - 1) / PROCESSES) * 325));
  const pick = random();
  const kind =
    pick < kinds[0].weight ? kinds[0] : pick < kinds[0].weight + kinds[1].weight ? kinds[1] : kinds[2];
  let on = began;
  for (const spec of kind.steps) {
    if (spec.share === undefined || chance(spec.share)) {
      on = nextWorkday(work(`2025-${String(number).padStart(4, '0')}`, spec, on, began) + 1);
    }
  }
}
rows.sort((a, b) => a.on - b.on || a.finished.localeCompare(b.finished, 'en'));

/** Puts a row in behind the last row of a day, made from an earlier one of the same step. */
function put(step, iso, change) {
  const behind = rows.findLastIndex(({ on }) => on <= day(iso));
  const earlier = rows.slice(0, behind).findLast((row) => row.step === step && row.handler !== 'AUTO');
  rows.splice(behind + 1, 0, { ...earlier, on: day(iso), ...change });
}

// To be refused when the file is read: a day and a time that never were.
put('assess', '2025-02-28', { finished: '30.02.2025 10:15' });
put('legal-check', '2025-03-30', { finished: '30.03.2025 02:30' });
// To be refused by the ledger: 07 was appointed in May.
put('inspect-site', '2025-03-18', { handler: '07', finished: '18.03.2025 11:20', took_effect: '18.03.2025' });
// To be set aside as exact duplicates: the same step once more, under a new number.
put('decide', '2025-04-10', {});
put('assess', '2025-10-15', {});

const columns =
  'process,step,unit,handler,supervisor,finished,took_effect,planned,due,complaint,amount'.split(',');
console.log(['record', ...columns].join(','));
rows.forEach((row, index) => console.log([index + 1, ...columns.map((name) => row[name])].join(',')));
