/* The same data as JSON, on the page: a plain link could not say who asks. */

document.addEventListener('click', async (event) => {
  const link = event.target.closest?.('a[href^="/v1/"]:not([data-save])');
  if (!link || event.ctrlKey || event.metaKey || event.shiftKey) return;
  event.preventDefault();
  const section = byId('data');
  section.replaceChildren(make('h2', {}, link.textContent, make('small', {}, link.getAttribute('href'))));
  section.hidden = false;
  try {
    const body = await ask(link.href);
    section.append(make('pre', { class: 'wide' }, JSON.stringify(body, null, 2)));
  } catch (error) {
    if (error instanceof SignInNeeded) return askForToken(error.message);
    section.append(problem(error));
  }
  section.focus();
  section.scrollIntoView();
});
