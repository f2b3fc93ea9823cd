const forms = {
  'application/json': 'page',
  'application/x-ndjson': 'lines',
  'text/event-stream': 'events',
} as const;

/** In which form the feed is answered: a page of JSON, NDJSON, or server-sent events. */
export type FeedForm = (typeof forms)[keyof typeof forms];

/** The first form that the reader names in `Accept`; a page where it names none of them. */
export function acceptedForm(accept = ''): FeedForm {
  const named = accept.split(',').map((range) => range.split(';', 1)[0]!.trim().toLowerCase());
  const first = named.find((range) => Object.hasOwn(forms, range)) as keyof typeof forms | undefined;
  return first === undefined ? 'page' : forms[first];
}
