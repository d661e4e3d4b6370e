import type { Plan } from "@tenure/lifecycle-rules";
import { outlineCovers, type PlanOutline } from "../evidence/plan-outline.ts";
import { text } from "../json.ts";
import type { LedgerEntry } from "../ports/ledger.ts";

/** People needed to let a stopped plan go on. */
export const RELEASES_NEEDED = 2;

/** Who let this plan, or one it is the rest of, go on although a brake stopped it. */
export function releasedBy(
  plan: Plan,
  entries: readonly LedgerEntry[],
  plans: readonly PlanOutline[],
): readonly string[] {
  const people = entries
    .filter(({ event }) => event === "brake-released")
    .filter(({ body }) => {
      const outline = plans.find(({ hash }) => hash === text(body, "hash"));
      return outline !== undefined && outlineCovers(outline, plan);
    })
    .map(({ actor, body }) => (text(body, "person") ?? actor).toLowerCase());
  return [...new Set(people)].toSorted();
}
