import { type Setting } from '../config/setting.js';
import { otherVariables, settings } from '../config/settings.js';
import { markdownTable } from '../../../../test/support/document-parts.js';

type Described = Omit<Setting<unknown>, 'read'>;

/** All variables as a Markdown table, for the README. */
export function variablesTable(): string {
  const variables: readonly Described[] = [...Object.values(settings), ...otherVariables];
  const rows = variables.map((one) => [
    `\`${one.variable}\``,
    one.option ? `\`${one.option}\`` : '',
    defaultOf(one),
    one.meaning,
  ]);
  const head = ['variable', 'option', 'default', ''];
  return markdownTable(head, rows);
}

const defaultOf = ({ default: usual, defaultInWords }: Described): string =>
  defaultInWords ?? (usual === undefined ? '' : `\`${usual}\``);
