/** A number as a row of choices: small numbers choose what comes first, so that a counterexample shrinks. */
export class Dice {
  constructor(private left: number) {}

  /** One of `sides`, from 0. */
  roll(sides: number): number {
    const rolled = this.left % sides;
    this.left = Math.floor(this.left / sides);
    return rolled;
  }

  pick<T>(choices: readonly T[]): T {
    return choices[this.roll(choices.length)]!;
  }

  /** Once in so many. */
  once(inSoMany: number): boolean {
    return this.roll(inSoMany) === inSoMany - 1;
  }
}
