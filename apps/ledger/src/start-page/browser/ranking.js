/* The ranking of a peer group, with a way to every person in it. */

const ROWS_AT_ONCE = 100;

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

/** @returns what the ranking section shows */
async function rankingOf(choice) {
  const address = (after) => addressOf('/v1/rankings', { ...viewOf(choice), limit: ROWS_AT_ONCE, after });
  const { items, next } = await ask(address());
  if (items.length === 0) return [make('p', {}, 'Nobody has an account here yet.')];
  const { of, total: most } = items[0];
  const show = figures(items.map(({ total }) => total));
  const body = make('tbody', {}, ...rankingRows(items, choice, show, most));
  const titles = [
    ['Rank', 'figure'],
    ['Staff member'],
    ['Records', 'figure'],
    ['Total', 'figure'],
    ['', 'bars'],
  ];
  const caption = make('caption', {}, `${of} ${of === 1 ? 'person' : 'people'}, by total`);
  return [
    make('div', { class: 'wide' }, make('table', {}, caption, headRow(...titles), body)),
    ...(next ? [moreButton(next)] : []),
    make('p', { class: 'raw' }, make('a', { href: address() }, 'This ranking as JSON')),
  ];

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
        button.replaceWith(problem(error));
      }
    });
    return button;
  }
}
