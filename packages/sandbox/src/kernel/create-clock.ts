import type { EpochMs, VirtualClock } from "./clock.ts";
import { JobQueue } from "./job-queue.ts";

/** How a clock starts. */
export interface ClockOptions {
  readonly mode: "virtual" | "real";
  /** The sandbox's first instant, ISO 8601; today and now when left out. */
  readonly startAt?: string;
}

/** Node's timers hold 32 bits: a longer wait is cut into pieces. */
const LONGEST_WAIT = 3_600_000;

/** A clock standing at `startAt`, or running from it. */
export function createClock({ mode, startAt }: ClockOptions): VirtualClock {
  const queue = new JobQueue();
  const start = startAt === undefined ? Date.now() : readInstant(startAt);
  // Virtual: `base` is the present. Real: the present is `base` plus what the machine's clock has moved since `since`.
  let base = start;
  let since = Date.now();
  let timer: NodeJS.Timeout | undefined;

  const now = (): EpochMs => (mode === "virtual" ? base : base + (Date.now() - since));

  const moveTo = (instant: EpochMs): void => {
    if (instant <= now()) return;
    base = instant;
    since = Date.now();
  };

  // Re-entrant on purpose: a job may call somebody who moves the clock and waits for it.
  const runUntil = async (target: EpochMs): Promise<void> => {
    for (let due = queue.takeDue(target); due !== undefined; due = queue.takeDue(target)) {
      moveTo(due.at);
      await due.job();
    }
    moveTo(target);
    wake();
  };

  const wake = (): void => {
    if (mode === "virtual") return;
    clearTimeout(timer);
    const due = queue.nextDue();
    if (due === undefined) return;
    timer = setTimeout(() => void runUntil(now()), Math.min(Math.max(due - now(), 0), LONGEST_WAIT));
    timer.unref();
  };

  return {
    mode,
    now,
    iso: () => new Date(now()).toISOString(),
    at(instant, job) {
      const cancel = queue.add(instant, job);
      wake();
      return cancel;
    },
    advance: (ms) => runUntil(now() + ms),
    advanceTo: (instant) => runUntil(Math.max(now(), typeof instant === "string" ? readInstant(instant) : instant)),
    settle: () => runUntil(now()),
    nextDue: () => queue.nextDue(),
    stop() {
      queue.clear();
      clearTimeout(timer);
    },
  };
}

function readInstant(text: string): EpochMs {
  const instant = Date.parse(text);
  if (Number.isNaN(instant)) throw new RangeError(`"${text}" is not an instant in ISO 8601`);
  return instant;
}
