/** What a variable says cannot be used; the message stands behind the variable's name. */
export class WrongValue extends Error {}

/** Makes a value of what a variable says. @throws WrongValue */
export type Reader<T> = (text: string) => T;

/** One environment variable. */
export interface Setting<T> {
  readonly variable: string;
  /** Option of the command line that says the same, and wins. */
  readonly option?: string;
  /** What holds where the variable is not set; nothing does where this is missing. */
  readonly default?: string;
  /** The default in words, for people, where it depends on something. */
  readonly defaultInWords?: string;
  /** For people: what it is, with its unit. Markdown. */
  readonly meaning: string;
  readonly read: Reader<T>;
}

/** Keeps what a setting says of itself, down to the type of its value. */
export const setting = <const S extends Setting<unknown>>(one: S): S => one;
