import type { Stage } from "./stage.ts";

/** The last line of a check: that all is well, or exactly what to run next. */
export function verdict(stages: number, failed: readonly Stage[], seconds: number): string {
  const time = `${Math.round(seconds)} s`;
  if (failed.length === 0) return stages === 1 ? `Passed in ${time}.` : `All ${stages} stages passed in ${time}.`;
  const names = failed.map(({ name }) => name).join(", ");
  const mends = [...new Set(failed.flatMap(({ mend }) => mend.split(" && ")))];
  return `${failed.length} of ${stages} failed in ${time}: ${names}. Next: ${mends.join(" && ")}`;
}
