const FORMS = ['application/json', 'text/html'];

/** Whether a reader wants a page rather than JSON: the first of both that `Accept` names counts; else it is JSON. */
export function wantsPage(accept = ''): boolean {
  const named = accept.split(',').map((range) => range.split(';', 1)[0]!.trim().toLowerCase());
  return named.find((range) => FORMS.includes(range)) === 'text/html';
}
