/** Markup that may stand in a page as it is. Made by `html` alone. */
export class Markup {
  constructor(readonly text: string) {}
}

export type Part = Markup | string | number | false | null | undefined | readonly Part[];

/** A template whose text is markup and whose values are text: whatever they hold is shown and does nothing. */
export function html(texts: TemplateStringsArray, ...values: readonly Part[]): Markup {
  return new Markup(texts.reduce((page, text, index) => page + rendered(values[index - 1]) + text));
}

function rendered(part: Part): string {
  if (part === undefined || part === null || part === false) return '';
  if (part instanceof Markup) return part.text;
  if (typeof part === 'object') return part.map(rendered).join('');
  return escaped(String(part));
}

const ENTITIES: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
};

/** Signs that cannot be seen but turn a line around, or are none, are shown as what they are: something amiss. */
const UNSEEN =
  /[\0-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069\ufffe\uffff]|\p{Cs}/gu;

const escaped = (text: string): string =>
  text.replace(UNSEEN, '\ufffd').replace(/[&<>"']/g, (sign) => ENTITIES[sign]!);
