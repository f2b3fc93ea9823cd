/* Building the page: text and elements. The files of this folder make one script, in the order that page.ts names. */

const byId = (id) => document.getElementById(id);

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

const problem = (error) => make('p', { class: 'problem', role: 'alert' }, error.message);

const viewOf = ({ period, unit, asOf }) => ({ period, unit, asOf });
const hashOf = (choice) => addressOf('', choice).replace('?', '#');

/** As many fraction digits for all as the one that has most. */
function figures(values) {
  const digits = Math.max(...values.map((value) => (String(value).split('.')[1] ?? '').length));
  return (value) => value.toFixed(digits).replace('-', '−');
}

const headRow = (...titles) =>
  make(
    'thead',
    {},
    make('tr', {}, ...titles.map(([title, kind]) => make('th', { scope: 'col', class: kind }, title))),
  );
