/* What the start page does in a browser: it asks the /v1 routes, and writes what they answer as text. */

const ROWS_AT_ONCE = 100;
const byId = (id) => document.getElementById(id);
const [period, unit, asOf] = ['period', 'unit', 'as-of'].map(byId);
let places = { periods: [], units: [] };
/** Counts the questions, so that a late answer does not overwrite a newer one. */
let question = 0;

/** Children are nodes or text: nothing that the ledger holds is ever read as markup. */
function make(name, attributes, ...children) {
  const node = document.createElement(name);
  for (const [key, value] of Object.entries(attributes ?? {})) {
    if (value !== undefined) node.setAttribute(key, value);
  }
  node.append(...children.filter((child) => child !== undefined && child !== ''));
  return node;
}

const addressOf = (path, parameters = {}) => {
  const given = Object.entries(parameters).filter(([, value]) => value);
  const query = new URLSearchParams(given).toString();
  return query ? `${path}?${query}` : path;
};

async function ask(address) {
  const answer = await fetch(address, { headers: { accept: 'application/json' } });
  const body = await answer.json();
  if (!answer.ok) throw new Error(body.detail);
  return body;
}

const chosen = () => Object.fromEntries(new URLSearchParams(location.hash.slice(1)));
const viewOf = ({ period, unit, asOf }) => ({ period, unit, asOf });
const hashOf = (choice) => addressOf('', choice).replace('?', '#');

/** As many fraction digits for all as the one that has most. */
function figures(values) {
  const digits = Math.max(...values.map((value) => (String(value).split('.')[1] ?? '').length));
  return (value) => value.toFixed(digits).replace('-', '−');
}

const named = (id, name) => (name && name !== id ? [name, make('small', {}, id)] : [id]);
const headRow = (...titles) =>
  make(
    'thead',
    {},
    make('tr', {}, ...titles.map(([title, kind]) => make('th', { scope: 'col', class: kind }, title))),
  );

function rankingRows(rows, choice, show, most) {
  return rows.map(({ rank, staff, staffName, post, records, total }) => {
    const bar = make('span', { class: 'bar', 'aria-hidden': 'true' });
    bar.style.width = `${most > 0 ? Math.max(0, (100 * total) / most) : 0}%`;
    const link = make('a', { href: hashOf({ ...viewOf(choice), staff }) }, staffName ?? staff);
    const place = staffName && staffName !== staff ? `${staff} · ${post}` : post;
    return make(
      'tr',
      { 'aria-current': staff === choice.staff ? 'true' : undefined },
      make('td', { class: 'figure' }, String(rank)),
      make('th', { scope: 'row' }, link, make('small', {}, place)),
      make('td', { class: 'figure' }, String(records)),
      make('td', { class: 'figure' }, show(total)),
      make('td', { class: 'bars' }, bar),
    );
  });
}

async function showRanking(choice, asked) {
  const address = (after) => addressOf('/v1/rankings', { ...viewOf(choice), limit: ROWS_AT_ONCE, after });
  const section = byId('ranking');
  const { items, next } = await ask(address());
  if (asked !== question) return;
  if (items.length === 0) return section.replaceChildren(make('p', {}, 'Nobody has an account here yet.'));
  const show = figures(items.map(({ total }) => total));
  const most = items[0].total;
  const body = make('tbody', {}, ...rankingRows(items, choice, show, most));
  const table = make(
    'table',
    {},
    make('caption', {}, `${items[0].of} ${items[0].of === 1 ? 'person' : 'people'}, by total`),
    headRow(['Rank', 'figure'], ['Staff member'], ['Records', 'figure'], ['Total', 'figure'], ['', 'bars']),
    body,
  );
  const raw = make('p', { class: 'raw' }, make('a', { href: address() }, 'This ranking as JSON'));
  section.replaceChildren(make('div', { class: 'wide' }, table), raw);
  if (next) section.insertBefore(moreButton(next), raw);

  function moreButton(after) {
    const button = make('button', { type: 'button' }, 'Show more');
    button.addEventListener('click', async () => {
      button.disabled = true;
      try {
        const page = await ask(address(after));
        body.append(...rankingRows(page.items, choice, show, most));
        if (page.next) button.replaceWith(moreButton(page.next));
        else button.remove();
      } catch (error) {
        button.replaceWith(make('p', { class: 'problem', role: 'alert' }, error.message));
      }
    });
    return button;
  }
}

function sumTable({ indicators, total }) {
  const figureOf = figures(
    indicators.flatMap((one) => [
      one.base,
      one.deducted,
      one.awarded,
      one.bonusCounted,
      one.raisedByFloor,
      one.score,
    ]),
  );
  const cell = (text, note) =>
    make('td', { class: 'figure' }, text, note ? make('small', {}, note) : undefined);
  const step = (sign, value, note) =>
    cell(value === 0 ? '·' : `${sign} ${figureOf(value)}`, value === 0 ? '' : note);
  const rows = indicators.map((one) =>
    make(
      'tr',
      {},
      make('th', { scope: 'row' }, one.name),
      cell(figureOf(one.base)),
      step('−', one.deducted),
      step(
        '+',
        one.bonusCounted,
        one.awarded > one.bonusCounted ? `of ${figureOf(one.awarded)}: capped` : '',
      ),
      step('+', one.raisedByFloor, `floor ${figureOf(one.floor)}`),
      cell(`= ${figureOf(one.score)}`),
    ),
  );
  const sum = make(
    'tr',
    {},
    make('th', { scope: 'row', colspan: '5' }, 'Total'),
    cell(`= ${figureOf(total)}`),
  );
  return make(
    'table',
    {},
    make('caption', {}, 'How the total came to be, in points'),
    headRow(
      ['Indicator'],
      ...['Base', 'Deducted', 'Bonuses', 'Held up', 'Score'].map((title) => [title, 'figure']),
    ),
    make('tbody', {}, ...rows),
    make('tfoot', {}, sum),
  );
}

function entryTable(title, entries) {
  const figureOf = figures(entries.map((entry) => entry.points));
  const rows = entries.map((entry) => {
    const { kind, points, rule, rulebookVersion, record, process, evidence, reversal, position } = entry;
    const by = rule ? `rule ${rule}, rulebook version ${rulebookVersion}` : 'posted by a person';
    const undone =
      reversal && `Reversed by event ${reversal.position}, ${reversal.authority}: ${reversal.reason}`;
    return make(
      'tr',
      { class: entry.notCounted ? 'void' : undefined },
      make('td', { class: 'day' }, entry.occurredOn),
      make('td', { class: 'figure points' }, `${kind === 'deduction' ? '−' : '+'} ${figureOf(points)}`),
      make(
        'td',
        {},
        entry.reason,
        make('small', {}, by),
        undone ? make('small', { class: 'undone' }, undone) : '',
      ),
      make('td', {}, record ?? evidence.join(', '), process ? make('small', { class: 'id' }, process) : ''),
      make('td', { class: 'figure' }, String(position)),
    );
  });
  const titles = [['Day'], ['Points', 'figure'], ['Why'], ['Record'], ['Event', 'figure']];
  return make('table', {}, make('caption', {}, title), headRow(...titles), make('tbody', {}, ...rows));
}

async function showExplanation({ period, staff, asOf }, asked) {
  const section = byId('explanation');
  const account = `/v1/score-accounts/${encodeURIComponent(period)}/${encodeURIComponent(staff)}`;
  const address = addressOf(`${account}/explanation`, { asOf });
  const told = await ask(address);
  if (asked !== question) return;
  const withEntries = told.indicators.filter(({ entries }) => entries.length > 0);
  const tables = withEntries.map(({ name, entries }) => entryTable(`${name}: entries`, entries));
  if (told.outsideFrame.length > 0) {
    tables.push(
      entryTable('Under indicators that this rulebook version does not have: not counted', told.outsideFrame),
    );
  }
  const work = `${told.records} work ${told.records === 1 ? 'record' : 'records'}`;
  section.replaceChildren(
    make('h2', {}, ...named(told.staff, told.staffName)),
    make(
      'p',
      {},
      `${told.period}${asOf ? ` as of ${asOf}` : ''} · unit ${told.unit} · post ${told.post} · ${work}`,
    ),
    make('p', {}, `Assessed by “${told.rulebookTitle}”, version ${told.rulebookVersion}.`),
    ...[sumTable(told), ...tables].map((table) => make('div', { class: 'wide' }, table)),
    make('p', { class: 'raw' }, make('a', { href: address }, 'This explanation as JSON')),
  );
}

/** Shows what the address asks for; each half says for itself what went wrong. */
async function show() {
  const asked = ++question;
  const first = { period: places.periods.at(-1)?.period, unit: places.units[0]?.unit };
  const choice = location.hash.length > 1 ? chosen() : first;
  if (!choice.period) return;
  [period.value, unit.value, asOf.value] = [choice.period, choice.unit ?? '', choice.asOf ?? ''];
  byId('explanation').hidden = !choice.staff;
  const attempt = async (id, work) => {
    byId(id).setAttribute('aria-busy', 'true');
    try {
      await work;
    } catch (error) {
      if (asked === question)
        byId(id).replaceChildren(make('p', { class: 'problem', role: 'alert' }, error.message));
    }
    if (asked === question) byId(id).removeAttribute('aria-busy');
  };
  await Promise.all([
    attempt('ranking', showRanking(choice, asked)),
    choice.staff ? attempt('explanation', showExplanation(choice, asked)) : undefined,
  ]);
}

async function start() {
  const [periods, units] = await Promise.all([ask('/v1/periods'), ask('/v1/units')]);
  places = { periods: periods.items, units: units.items };
  if (places.periods.length === 0) throw new Error('No period has been opened in this ledger yet.');
  const option = (value, text) => make('option', { value }, text);
  period.replaceChildren(...places.periods.map((one) => option(one.period, one.period)));
  const unitOptions = places.units.map((one) =>
    option(one.unit, one.name === one.unit ? one.unit : `${one.name} (${one.unit})`),
  );
  unit.replaceChildren(option('', 'The whole organization'), ...unitOptions);
  byId('choice').addEventListener('change', ({ target }) => {
    location.hash = hashOf({
      ...chosen(),
      period: period.value,
      unit: unit.value,
      asOf: asOf.value,
      staff: '',
    });
  });
  byId('choice').addEventListener('submit', (event) => event.preventDefault());
  window.addEventListener('hashchange', show);
  byId('choice').hidden = false;
  await show();
}

start().catch((error) =>
  byId('ranking').replaceChildren(make('p', { class: 'problem', role: 'alert' }, error.message)),
);
