/** Milliseconds since 1970-01-01 UTC. */
export type EpochMs = number;

/** Takes a scheduled job back. Doing it twice, or after the job ran, does nothing. */
export type Cancel = () => void;

/** Work that waits for an instant. What it throws reaches whoever moved the clock. */
export type Job = () => void | Promise<void>;

/**
 * The one clock of a sandbox: every timestamp and every delayed effect of all vendors comes from it.
 *
 * In `virtual` mode time stands still until somebody moves it. In `real` mode it runs by itself, and moving it
 * jumps ahead.
 */
export interface VirtualClock {
  readonly mode: "virtual" | "real";
  now(): EpochMs;
  /** The present as ISO 8601 UTC with milliseconds. */
  iso(): string;
  /** Runs a job once the instant is reached; a past instant is due at the next move or {@link settle}. */
  at(instant: EpochMs, job: Job): Cancel;
  /** Moves time ahead, running each job at its own instant, in order, one after the other. */
  advance(ms: number): Promise<void>;
  /** Moves time ahead to an instant (ISO 8601 or epoch milliseconds). Time never goes back: an earlier instant only settles. */
  advanceTo(instant: string | EpochMs): Promise<void>;
  /** Runs what is due now, and what that makes due. */
  settle(): Promise<void>;
  /** When the next job is due; `undefined` when nothing waits. */
  nextDue(): EpochMs | undefined;
  /** Drops all waiting jobs and stops real time. */
  stop(): void;
}
