/** `message` stands behind the name of the variable. */
export interface VariableProblem {
  readonly variable: string;
  readonly message: string;
}

/** The environment says what the server cannot run with; all that is wrong with it. */
export class InvalidConfiguration extends Error {
  readonly code = 'invalid-configuration';

  constructor(readonly problems: readonly VariableProblem[]) {
    super(problems.map(({ variable, message }) => `${variable} ${message}`).join('\n'));
    this.name = 'InvalidConfiguration';
  }
}
