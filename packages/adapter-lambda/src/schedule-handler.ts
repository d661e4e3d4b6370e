import type { Tenure } from "@tenure/service";

/** Runs when a schedule says so, every five minutes for instance. */
export type ScheduleHandler = () => Promise<{ readonly found: number }>;

/**
 * Sweeps: finds tickets whose webhook got lost and steps whose time has come, and enqueues them. Throws when it could
 * not, so that the platform shows and repeats it.
 */
export function scheduleHandler(tenure: Pick<Tenure, "sweep">): ScheduleHandler {
  return async () => {
    const swept = await tenure.sweep();
    if (swept.isErr()) throw new Error(swept.error.sentence);
    return { found: swept.value };
  };
}
