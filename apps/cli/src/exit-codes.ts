/** How the `ledger` command ends. Scripts may rely on these numbers; docs/cli.md lists them. */
export const ExitCode = {
  done: 0,
  /** A fault of the program or the machine. */
  failed: 1,
  /** The command line is wrong. */
  usage: 2,
  /** What was given is refused: a file, a value, a command against the rules. The ledger is as it was. */
  refused: 3,
  /** An import that went through, with rows that were rejected. */
  someRejected: 4,
  /** The ledger cannot be used now: in use by another process, busy, damaged, or the disk failed. */
  unavailable: 5,
} as const;
