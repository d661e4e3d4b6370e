import type { CallsSpent } from "@tenure/service";

/** What a read has cost, on one line: calls, and how much of a minute's limit they are. */
export function spentWords(spent: readonly CallsSpent[]): string {
  const all = spent.reduce((sum, { calls }) => sum + calls, 0);
  const parts = spent.map(({ bucket, calls, limit }) => {
    const share = limit === undefined ? "" : `, ${Math.round((calls / limit) * 100)} % of a minute's ${limit}`;
    return `${bucket} ${calls}${share}`;
  });
  return `${all === 1 ? "1 call" : `${all} calls`} (${parts.join("; ")})`;
}
