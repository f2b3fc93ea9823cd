/* The explanation of one account: the sum, and every entry behind it. */

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

/** @returns what the explanation section shows */
async function explanationOf({ period, staff, asOf }) {
  const account = `/v1/score-accounts/${encodeURIComponent(period)}/${encodeURIComponent(staff)}`;
  const address = addressOf(`${account}/explanation`, { asOf });
  const told = await ask(address);
  const withEntries = told.indicators.filter(({ entries }) => entries.length > 0);
  const tables = withEntries.map(({ name, entries }) => entryTable(`${name}: entries`, entries));
  if (told.outsideFrame.length > 0) {
    tables.push(
      entryTable('Under indicators that this rulebook version does not have: not counted', told.outsideFrame),
    );
  }
  const work = `${told.records} work ${told.records === 1 ? 'record' : 'records'}`;
  return [
    make('h2', {}, ...named(told.staff, told.staffName)),
    make(
      'p',
      {},
      `${told.period}${asOf ? ` as of ${asOf}` : ''} · unit ${told.unit} · post ${told.post} · ${work}`,
    ),
    make('p', {}, `Assessed by “${told.rulebookTitle}”, version ${told.rulebookVersion}.`),
    ...[sumTable(told), ...tables].map((table) => make('div', { class: 'wide' }, table)),
    make('p', { class: 'raw' }, make('a', { href: address }, 'This explanation as JSON')),
  ];
}

const named = (id, name) => (name && name !== id ? [name, make('small', {}, id)] : [id]);
