import type { Tenure, TenureFailure } from "../tenure.ts";
import { sleep, type Wait } from "./sleep.ts";

/** How a worker works. */
export interface WorkerOptions {
  /** Milliseconds between two looks into the queue. @defaultValue 1 000 */
  readonly everyMs?: number;
  /** Milliseconds between two sweeps. @defaultValue 300 000 */
  readonly sweepEveryMs?: number;
  /** Told what failed, each time: the next round tries again. @defaultValue one line on stderr */
  readonly onFailure?: (failure: TenureFailure) => void;
  /** Waits, or stops waiting when the signal fires; tests give one that only counts. */
  readonly wait?: Wait;
}

/** A worker that runs. */
export interface Worker {
  /** Finishes the round it is in, and ends. Safe to call twice. */
  stop(): Promise<void>;
}

/**
 * Works the queue and sweeps, round after round, beside a host in the same process.
 *
 * @example
 * ```ts
 * import { keepWorking, type Tenure } from "@tenure/service";
 *
 * export async function live(tenure: Tenure) {
 *   const worker = keepWorking(tenure);
 *   process.once("SIGTERM", () => worker.stop().then(() => tenure.close()));
 * }
 * ```
 */
export function keepWorking(tenure: Pick<Tenure, "work" | "sweep">, options: WorkerOptions = {}): Worker {
  const { everyMs = 1_000, sweepEveryMs = 300_000, onFailure = logFailure, wait = sleep } = options;
  const stopping = new AbortController();
  const running = rounds();
  return {
    stop: () => {
      stopping.abort();
      return running;
    },
  };

  async function rounds(): Promise<void> {
    for (let sinceSweep = sweepEveryMs; !stopping.signal.aborted; sinceSweep += everyMs) {
      if (sinceSweep >= sweepEveryMs) {
        sinceSweep = 0;
        (await tenure.sweep()).orTee(onFailure);
      }
      const worked = await tenure.work();
      worked.orTee(onFailure);
      for (const { failure } of worked.isOk() ? worked.value.failures : []) onFailure(failure);
      await wait(everyMs, stopping.signal);
    }
  }
}

function logFailure({ kind, sentence }: TenureFailure): void {
  console.error(`tenure: ${kind}: ${sentence}`);
}
