/** Where a text stops being JSON: offset from 0, line and column from 1. */
export interface JsonFault {
  readonly offset: number;
  readonly line: number;
  readonly column: number;
}

const SPACE = /[ \t\n\r]*/y;
const PLAIN = /[^"\\\u0000-\u001f]*/y;
const ESCAPE = /\\(?:["\\/bfnrt]|u[\dA-Fa-f]{4})/y;
const LITERAL = /true|false|null|-?(?:0|[1-9]\d*)(?:\.\d+)?(?:[eE][+-]?\d+)?/y;

/** The first place at which a text that is not JSON cannot go on; its end where it only breaks off. */
export function jsonFault(text: string): JsonFault {
  const offset = new Scan(text).fault();
  const before = text.slice(0, offset).split('\n');
  return { offset, line: before.length, column: before.at(-1)!.length + 1 };
}

/** Reads token by token, without recursion: a text may be nested as deep as it is long. */
class Scan {
  private at = 0;

  constructor(private readonly text: string) {}

  fault(): number {
    const open: string[] = [];
    for (;;) {
      // A value, and all that opens before it.
      this.skip(SPACE);
      const next = this.text[this.at];
      if (next === '{' || next === '[') {
        open.push(next);
        this.at += 1;
        this.skip(SPACE);
        const empty = this.text[this.at] === (next === '{' ? '}' : ']');
        if (!empty) {
          if (next === '{' && !this.name()) return this.at;
          continue;
        }
      } else if (!this.value()) return this.at;
      // What may stand behind a value.
      for (;;) {
        this.skip(SPACE);
        const container = open.at(-1);
        const sign = this.text[this.at];
        if (container === undefined) return this.at;
        if (sign === ',') {
          this.at += 1;
          if (container === '{' && !this.name()) return this.at;
          break;
        }
        if (sign !== (container === '{' ? '}' : ']')) return this.at;
        open.pop();
        this.at += 1;
      }
    }
  }

  private name(): boolean {
    this.skip(SPACE);
    if (!this.string()) return false;
    this.skip(SPACE);
    if (this.text[this.at] !== ':') return false;
    this.at += 1;
    return true;
  }

  private value(): boolean {
    return this.text[this.at] === '"' ? this.string() : this.skip(LITERAL);
  }

  private string(): boolean {
    if (this.text[this.at] !== '"') return false;
    this.at += 1;
    do this.skip(PLAIN);
    while (this.skip(ESCAPE));
    if (this.text[this.at] !== '"') return false;
    this.at += 1;
    return true;
  }

  /** Whether there was any of it. */
  private skip(token: RegExp): boolean {
    token.lastIndex = this.at;
    const found = token.exec(this.text);
    if (found) this.at += found[0].length;
    return found !== null && found[0].length > 0;
  }
}
