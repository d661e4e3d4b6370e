import type { CallsSpent } from "@tenure/service";

/** What a read has cost, on one line: calls, and how much of a minute's limit they are. */
export function spentWords(spent: readonly CallsSpent[]): string {
  const all = spent.reduce((sum, { calls }) => sum + calls, 0);
  const parts = spent.map(({ bucket, calls, limit }) => {
    return `${bucket} ${calls}${limit === undefined ? "" : `, ${shareWords(calls, limit)}`}`;
  });
  return `${all === 1 ? "1 call" : `${all} calls`} (${parts.join("; ")})`;
}

/** How much of the org's limit that is: a share of a minute, or the minutes it would have been used up for. */
function shareWords(calls: number, limit: number): string {
  const minutes = calls / limit;
  return minutes <= 1
    ? `${Math.round(minutes * 100)} % of a minute's ${limit}`
    : `${minutes.toFixed(1)} minutes of its ${limit}`;
}
