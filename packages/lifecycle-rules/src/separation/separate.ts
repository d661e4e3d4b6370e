import type { Finding, Step } from "../plan/plan.ts";
import type { Refusal } from "../plan/refusal.ts";
import { targetOf } from "../plan/step-target.ts";
import type { TableRules } from "../reference-table/rules.ts";

/** A change of access in which nobody ever holds what must stay apart, not even between two steps. */
export interface SeparatedChange {
  /** Removals that must come before the grants, at the grants' own time: an overlap would join what is kept apart. */
  readonly first: readonly Step[];
  readonly grants: readonly Step[];
  readonly removals: readonly Step[];
  readonly refusals: readonly Refusal[];
  readonly findings: readonly Finding[];
}

/**
 * Judges a change by the separation rules on every state it passes through. What the change would join for good is
 * refused; what it would join only for a while is put in order: take first, then give.
 */
export function separate(
  { separation = [] }: Pick<TableRules, "separation">,
  held: ReadonlySet<string>,
  grants: readonly Step[],
  removals: readonly Step[],
): SeparatedChange {
  const given = new Map(grants.map((step) => [targetOf(step) ?? "", step]));
  const taken = new Map(removals.map((step) => [targetOf(step) ?? "", step]));
  const refusals: Refusal[] = [];
  const findings: Finding[] = [];
  const before = new Map<string, Step>();
  const waits = new Map<string, readonly string[]>();
  for (const { id, reason, targets } of separation.toSorted((a, b) => (a.id < b.id ? -1 : 1))) {
    const lasting = targets.filter((target) => given.has(target) || (held.has(target) && !taken.has(target)));
    const joined =
      lasting.length > 1 ? `${lasting.toSorted().join(" and ")} must not be held together (${id}: ${reason}).` : "";
    const arriving = targets.filter((target) => given.has(target));
    if (joined !== "" && arriving.length > 0) refusals.push({ kind: "separation-of-duties", sentence: joined });
    else if (joined !== "") findings.push({ kind: "separation-broken", sentence: `Already so: ${joined}` });
    const leaving = targets.flatMap((target) => taken.get(target) ?? []);
    if (arriving.length === 0) continue;
    for (const step of leaving) before.set(step.id, step);
    for (const target of arriving) {
      waits.set(target, [...(waits.get(target) ?? []), ...leaving.map((step) => step.id)]);
    }
  }
  const due = grants[0]?.due ?? "at-once";
  return {
    first: [...before.values()].map((step) => ({ ...step, due })),
    grants: grants.map((step) => ({
      ...step,
      after: [...new Set([...step.after, ...(waits.get(targetOf(step) ?? "") ?? [])])],
    })),
    removals: removals.filter(({ id }) => !before.has(id)),
    refusals,
    findings,
  };
}
