/* What is contested and what is looked into: figures, and what is open, as far as whoever is signed in may see it. */

const LINES_AT_ONCE = 50;

/** A dossier or the casebook, as a file to keep or print: a plain link could not say who asks. */
const saved = (href, text) => make('a', { href, 'data-save': '' }, text);

document.addEventListener('click', async (event) => {
  const link = event.target.closest?.('a[data-save]');
  if (!link) return;
  event.preventDefault();
  try {
    const page = new Blob([await askPage(link.getAttribute('href'))], { type: 'text/html' });
    const address = URL.createObjectURL(page);
    make('a', { href: address, download: `${fileNameOf(link.getAttribute('href'))}.html` }).click();
    setTimeout(() => URL.revokeObjectURL(address), 60_000);
  } catch (error) {
    if (error instanceof SignInNeeded) return askForToken(error.message);
    link.after(problem(error));
  }
});

/** `/v1/appeals/S-08/01890a5d/dossier` becomes `appeals-S-08-01890a5d-dossier`. */
const fileNameOf = (address) =>
  decodeURIComponent(address.split('?')[0].replace('/v1/', '')).replaceAll(/[^\w.-]+/g, '-');

function agesTable({ appeals, cases }) {
  const most = Math.max(1, ...[...appeals.byAge, ...cases.byAge].map(({ n }) => n));
  const drawn = (n) => {
    const bar = make('span', { class: 'bar', 'aria-hidden': 'true' });
    bar.style.width = `${(100 * n) / most}%`;
    return make('td', { class: 'bars' }, bar);
  };
  const figure = (n) => make('td', { class: 'figure' }, String(n));
  const rows = appeals.byAge.map(({ upTo, n }, index) => {
    const over = appeals.byAge[index - 1]?.upTo;
    const age =
      upTo === null ? `more than ${over}` : over === undefined ? `up to ${upTo}` : `${over + 1}–${upTo}`;
    const ofCases = cases.byAge[index].n;
    return make(
      'tr',
      {},
      make('th', { scope: 'row' }, age),
      ...[n, ofCases].flatMap((one) => [figure(one), drawn(one)]),
    );
  });
  const titles = [['Days open'], ['Appeals', 'figure'], ['', 'bars'], ['Cases', 'figure'], ['', 'bars']];
  return make(
    'table',
    {},
    make('caption', {}, 'Open, by age'),
    headRow(...titles),
    make('tbody', {}, ...rows),
  );
}

const counted = ({ open, overdue, dueSoon }, one, many) =>
  `${open} ${open === 1 ? one : many} open, ${overdue} overdue, ${dueSoon} due soon`;

function figuresOf(figures, address) {
  const { appeals, cases, sanctions, actions } = figures;
  const told = [
    counted(appeals, 'appeal', 'appeals'),
    counted(cases, 'case', 'cases'),
    `${actions.open} corrective ${actions.open === 1 ? 'action' : 'actions'} open, ${actions.overdue} overdue`,
    `${sanctions.running} ${sanctions.running === 1 ? 'sanction runs' : 'sanctions run'}`,
  ];
  return [
    make('p', {}, told.join(' · ')),
    make('div', { class: 'wide' }, agesTable(figures)),
    make(
      'p',
      { class: 'raw' },
      saved(address, 'The casebook to print'),
      ' · ',
      make('a', { href: address }, 'These figures as JSON'),
    ),
  ];
}

const subjectWords = ({ kind, period }) => (period === undefined ? kind : `${kind} of ${period}`);
const statusWords = (status) => status.replaceAll('-', ' ');

/** What is due first, and whether it is late. */
const dueCell = (due) =>
  due
    ? make(
        'td',
        { class: 'day' },
        due.dueBy,
        make(
          'small',
          { class: due.breached ? 'undone' : undefined },
          `${due.deadline.split(':')[0]}${due.breached ? ', overdue' : ''}`,
        ),
      )
    : make('td', {}, '–');

const workRow = (title, note, status, due, file) =>
  make(
    'tr',
    {},
    make('th', { scope: 'row' }, make('a', { href: file }, title), make('small', {}, note)),
    make('td', {}, statusWords(status)),
    dueCell(due),
    make('td', {}, saved(`${file}/dossier`, 'Dossier')),
  );

function appealRow({ staff, staffName, appeal, issues, instance, status, held, stayed, due }) {
  const file = `/v1/appeals/${encodeURIComponent(staff)}/${encodeURIComponent(appeal)}`;
  const marks = [instance === 2 && 'second instance', held && 'on hold', stayed && 'stayed'].filter(Boolean);
  const note = [issues.map(({ subject }) => subjectWords(subject)).join(', '), ...marks].join(' · ');
  return workRow(staffName ?? staff, note, status, due, file);
}

function caseRow({ case: id, title, unit, persons, status, due }) {
  const names = persons.map(({ staff, name }) => name ?? staff).join(', ');
  const file = `/v1/accountability-cases/${encodeURIComponent(id)}`;
  return workRow(title, names ? `${unit} · ${names}` : unit, status, due, file);
}

function workTable(caption, { items, next }, rowOf, first) {
  if (items.length === 0) return make('p', {}, `${caption}: none.`);
  const titles = [[first], ['Stands at'], ['Due'], ['']];
  const more = next ? `, the first ${LINES_AT_ONCE}` : '';
  return make(
    'div',
    { class: 'wide' },
    make(
      'table',
      {},
      make('caption', {}, `${caption}${more}`),
      headRow(...titles),
      make('tbody', {}, ...items.map(rowOf)),
    ),
  );
}

/** Undefined where whoever is signed in may not see it: others may, and the rest of the page is theirs. */
const ifAllowed = (answer) =>
  answer.catch((error) => {
    if (error instanceof NotAllowed) return undefined;
    throw error;
  });

/** @returns what the casework section shows; nothing where nothing may be seen */
async function caseworkOf({ unit, staff }) {
  // Of others only what belongs to the chosen unit: a scope is one of units.
  const isOneself = staff !== undefined && staff === claimsOf(keptToken())?.sub;
  const about = { staff, unit: isOneself ? undefined : unit, open: true, limit: LINES_AT_ONCE };
  const casebook = addressOf('/v1/casebook', { unit });
  const [figures, appeals, cases] = await Promise.all(
    [casebook, addressOf('/v1/appeals', about), addressOf('/v1/accountability-cases', about)].map((address) =>
      ifAllowed(ask(address)),
    ),
  );
  const of = staff ? ` of ${staff}` : '';
  const shown = [
    ...(figures && !staff ? figuresOf(figures, casebook) : []),
    ...(appeals ? [workTable(`Open appeals${of}`, appeals, appealRow, 'Appellant')] : []),
    ...(cases ? [workTable(`Open cases${of}`, cases, caseRow, 'Case')] : []),
  ];
  return shown.length > 0 ? [make('h2', {}, 'Appeals and accountability'), ...shown] : [];
}
