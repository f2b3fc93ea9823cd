import { type Take } from '#consuming';
import { type Executor } from '#processing';
import { judge } from './record-lines.js';
import { type TextLine } from './text-lines.js';

/**
 * Takes in messages as the lines of a stream over HTTP are taken in: one work record each, as JSON.
 * @param client stands for whoever publishes them: the records say that they came from it
 */
export function takeMessages(executor: Executor, client: string): Take {
  const meta = { actor: { kind: 'system', id: client } } as const;
  return (texts) => judge(texts.map(lineOf), { executor, client, meta });
}

const lineOf = (text: string | undefined, index: number): TextLine =>
  text === undefined
    ? { number: index + 1, problem: { code: 'invalid-line', message: 'has no text in UTF-8' } }
    : { number: index + 1, text };
