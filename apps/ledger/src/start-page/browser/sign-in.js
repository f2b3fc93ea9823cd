/* Who looks at the page. The token lives in this tab alone, and is gone with it. */

const KEPT_AS = 'ledger-token';

/** A link may bring a token: it is taken over, and out of the address, where it would be copied and kept. */
function takeTokenFromAddress() {
  const rest = new URLSearchParams(location.hash.slice(1));
  const token = rest.get('token');
  if (token === null) return;
  rest.delete('token');
  const hash = rest.toString();
  history.replaceState(null, '', location.pathname + location.search + (hash ? `#${hash}` : ''));
  sessionStorage.setItem(KEPT_AS, token.trim());
}

const keptToken = () => sessionStorage.getItem(KEPT_AS);
const forgetToken = () => sessionStorage.removeItem(KEPT_AS);

/** What a token says of whoever has it; only the server can tell whether that is so. */
function claimsOf(token) {
  try {
    const bytes = Uint8Array.from(
      atob(token.split('.')[1].replaceAll('-', '+').replaceAll('_', '/')),
      (one) => one.charCodeAt(0),
    );
    const { sub, roles, exp } = JSON.parse(new TextDecoder().decode(bytes));
    return { sub: String(sub), roles: Array.isArray(roles) ? roles : [], until: new Date(exp * 1000) };
  } catch {
    return undefined;
  }
}

/** Where they probably want to look first: at the unit of their scope, or at themselves. */
function ownPlace() {
  const { sub, roles } = claimsOf(keptToken()) ?? { roles: [] };
  const onlyOwn = roles.length > 0 && roles.every(({ role }) => role === 'staff-member');
  return { unit: roles.find(({ unit }) => unit)?.unit, staff: onlyOwn ? sub : undefined };
}

class SignInNeeded extends Error {}
class NotAllowed extends Error {}

const ask = async (address) => (await answerTo(address, 'application/json')).json();
const askPage = async (address) => (await answerTo(address, 'text/html')).text();

async function answerTo(address, accept) {
  const token = keptToken();
  const authorization = token ? { authorization: `Bearer ${token}` } : {};
  const answer = await fetch(address, { headers: { accept, ...authorization } });
  if (answer.ok) return answer;
  const { detail } = await answer.json();
  if (answer.status === 401) throw new SignInNeeded(token ? detail : '');
  if (answer.status === 403) throw new NotAllowed(`You may not see this. ${detail}`);
  throw new Error(detail);
}

/** @param {string} why what went wrong with the last token; empty where there was none */
function askForToken(why) {
  forgetToken();
  byId('sign-in').hidden = false;
  byId('signed-in').hidden = true;
  for (const id of ['choice', 'explanation', 'casework', 'data']) byId(id).hidden = true;
  const what =
    'Sign in to see who stands where. A token comes from your identity provider, or from: ledger token';
  byId('ranking').replaceChildren(why ? problem(new Error(why)) : make('p', {}, what));
  byId('token').focus();
}

function showWho() {
  const { sub, roles, until } = claimsOf(keptToken()) ?? {};
  const named = roles?.map(({ role, unit }) => (unit ? `${role} in ${unit}` : role)).join(', ');
  const text = sub
    ? `Signed in as ${sub}${named ? ` (${named})` : ''} until ${until.toLocaleString()}`
    : 'Signed in';
  const button = make('button', { type: 'button' }, 'Sign out');
  button.addEventListener('click', () => askForToken(''));
  byId('signed-in').replaceChildren(text, ' ', button);
  byId('signed-in').hidden = false;
  byId('sign-in').hidden = true;
}

byId('sign-in').addEventListener('submit', (event) => {
  event.preventDefault();
  sessionStorage.setItem(KEPT_AS, byId('token').value.trim());
  byId('token').value = '';
  enter();
});
