/** What a log says about an error. */
export interface Fault {
  readonly type: string;
  readonly code?: string;
  readonly message: string;
  /** Where it came from: the lines of the stack, without the message. */
  readonly stack?: readonly string[];
  readonly cause?: Fault;
}

const LONGEST_MESSAGE = 300;
const MOST_FRAMES = 12;
const MOST_CAUSES = 3;

/** An error as a log may hold it: without the words that people wrote. */
export function faultOf(error: unknown, causes = MOST_CAUSES): Fault {
  if (!(error instanceof Error)) return { type: typeof error, message: withoutQuotes(String(error)) };
  const { code } = error as NodeJS.ErrnoException;
  const stack = framesOf(error);
  return {
    type: error.name,
    ...(typeof code === 'string' && { code }),
    message: withoutQuotes(error.message),
    ...(stack.length > 0 && { stack }),
    ...(error.cause !== undefined && causes > 0 && { cause: faultOf(error.cause, causes - 1) }),
  };
}

/**
 * Messages quote what they complain about, and that may be anything that was sent: a JSON parser quotes the body, for
 * one. What stands in quotes is left out.
 */
export function withoutQuotes(message: string): string {
  const bare = message.replace(/"[^"]*("|$)/g, '"…"').replace(/`[^`]*(`|$)/g, '`…`');
  // An apostrophe inside a word begins no quotation.
  const told = bare.replace(/(?<![\p{L}\p{N}])'[^]*?('(?![\p{L}\p{N}])|$)/gu, "'…'");
  return told.length > LONGEST_MESSAGE ? `${told.slice(0, LONGEST_MESSAGE)}…` : told;
}

function framesOf({ stack = '' }: Error): string[] {
  return stack
    .split('\n')
    .filter((line) => /^ +at /.test(line))
    .slice(0, MOST_FRAMES)
    .map((line) => line.trim());
}
