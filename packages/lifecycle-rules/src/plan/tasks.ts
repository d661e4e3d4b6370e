import { granted } from "../entitlements/granted.ts";
import type { Observation } from "../observation/observation.ts";
import type { MatchedRow } from "../reference-table/match-rows.ts";
import type { TableRules } from "../reference-table/rules.ts";
import type { Attributes } from "../request/request.ts";
import { makeStep } from "./make-step.ts";
import type { Detail, Due, Step } from "./plan.ts";

/** Steps that open what matching rows want done by hand and is not opened yet. */
export function taskSteps(
  matched: readonly MatchedRow[],
  { attributes }: { readonly attributes: Attributes },
  rules: TableRules,
  { openedTasks }: Observation,
  { due, facts }: { readonly due: Due; readonly facts: readonly Detail[] },
): readonly Step[] {
  const opened = new Set(openedTasks);
  const details = [...facts, ...formFacts(attributes, rules)];
  return granted(matched, "task")
    .map(({ grant: { task, summary }, causes }) =>
      makeStep({ kind: "open-task", task, summary, details }, { due, causes }),
    )
    .filter(({ id }) => !opened.has(id));
}

/** What the form says that has no place in the profile: the shipping address, the chosen hardware. Only tasks carry it. */
function formFacts(attributes: Attributes, rules: TableRules): readonly Detail[] {
  return Object.entries(attributes)
    .filter(([name]) => !Object.hasOwn(rules.profile, name) || name === rules.zones.attribute)
    .toSorted(([a], [b]) => (a < b ? -1 : 1))
    .map(([, { value, origin }]) => ({ label: origin.label, value: [value].flat().join(", ") }));
}
