/** For routes that take none: whatever is given all the same is refused. */
export class NoParameters {}
