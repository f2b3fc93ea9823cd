/* What the address asks for is shown; what is chosen becomes the address, so that every view can be linked to. */

const [period, unit, asOf] = ['period', 'unit', 'as-of'].map(byId);
let places = { periods: [], units: [] };
/** Counts the questions, so that a late answer does not overwrite a newer one. */
let question = 0;
/** Whose explanation was shown last: nobody's is the empty text, and nothing was shown yet before that. */
let lookedAt;

const chosen = () => Object.fromEntries(new URLSearchParams(location.hash.slice(1)));

/** Shows what the address asks for; each half says for itself what went wrong. */
async function show() {
  const asked = ++question;
  const { unit: ownUnit, staff } = ownPlace();
  const first = { period: places.periods.at(-1).period, unit: ownUnit ?? places.units[0]?.unit, staff };
  const choice = location.hash.length > 1 ? chosen() : first;
  [period.value, unit.value, asOf.value] = [choice.period ?? '', choice.unit ?? '', choice.asOf ?? ''];
  byId('explanation').hidden = !choice.staff;
  const fill = async (section, answer) => {
    section.setAttribute('aria-busy', 'true');
    const nodes = await answer.catch((error) => {
      if (error instanceof SignInNeeded) askForToken(error.message);
      return [problem(error)];
    });
    if (asked !== question) return;
    section.removeAttribute('aria-busy');
    if (keptToken()) section.replaceChildren(...nodes);
  };
  const ranking = fill(byId('ranking'), rankingOf(choice));
  const casework = fill(byId('casework'), caseworkOf(choice)).then(() => {
    if (asked === question && keptToken()) byId('casework').hidden = byId('casework').childElementCount === 0;
  });
  if (choice.staff) {
    await fill(byId('explanation'), explanationOf(choice));
    if (asked === question && lookedAt !== undefined && lookedAt !== choice.staff) goTo(byId('explanation'));
  }
  lookedAt = choice.staff ?? '';
  await Promise.all([ranking, casework]);
}

/** Whoever picked a person is taken to them, also where they stand below a long ranking. */
function goTo(section) {
  section.focus({ preventScroll: true });
  if (section.getBoundingClientRect().top > window.innerHeight / 2) section.scrollIntoView();
}

/** What can be chosen, for whoever is signed in. */
async function offerChoices() {
  const [periods, units] = await Promise.all([ask('/v1/periods'), ask('/v1/units')]);
  places = { periods: periods.items, units: units.items };
  if (places.periods.length === 0) throw new Error('No period has been opened in this ledger yet.');
  const option = (value, text) => make('option', { value }, text);
  period.replaceChildren(...places.periods.map((one) => option(one.period, one.period)));
  const unitOptions = places.units.map((one) =>
    option(one.unit, one.name === one.unit ? one.unit : `${one.name} (${one.unit})`),
  );
  unit.replaceChildren(option('', 'The whole organization'), ...unitOptions);
  byId('choice').hidden = false;
}

async function enter() {
  takeTokenFromAddress();
  if (!keptToken()) return askForToken('');
  showWho();
  try {
    await offerChoices();
    await show();
  } catch (error) {
    if (error instanceof SignInNeeded) askForToken(error.message);
    else byId('ranking').replaceChildren(problem(error));
  }
}

byId('choice').addEventListener('change', ({ target }) => {
  // Whoever is looked at stays while the days change; another unit has other people.
  const staff = target === unit ? '' : chosen().staff;
  location.hash = hashOf({ period: period.value, unit: unit.value, asOf: asOf.value, staff });
});
byId('choice').addEventListener('submit', (event) => event.preventDefault());
window.addEventListener('hashchange', () => (chosen().token || !keptToken() ? enter() : show()));
enter();
