/** What the command answers to the shell. */
export const exitCode = {
  /** Done and clean. */
  done: 0,
  /** Done, and there is something to look at: drift, warnings, a failing policy test. */
  findings: 1,
  /** Bad usage or bad input: a wrong option, a form or a table with mistakes, a ticket nobody has. */
  badInput: 2,
  /** Refused: a brake, a missing or stale approval, a plan that must not be. */
  refused: 3,
  /** A remote system failed: unreachable, or its answer was none. */
  remoteFailed: 4,
  /** A mistake of ours. */
  bug: 70,
} as const;

/** One of {@link exitCode}'s numbers. */
export type ExitCode = (typeof exitCode)[keyof typeof exitCode];
