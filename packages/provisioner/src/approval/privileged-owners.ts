import type { Plan, ReferenceTable } from "@tenure/lifecycle-rules";

const GIVES: ReadonlySet<string> = new Set(["add-to-group", "assign-application"]);

/** Who answers for the privileged rows a plan gives access by: each of them must approve, beside somebody else. */
export function privilegedOwners({ steps }: Pick<Plan, "steps">, { rows }: ReferenceTable): readonly string[] {
  const owners = new Map(rows.flatMap((row) => (row.class === "privileged" ? [[row.id, row.owner]] : [])));
  const causes = steps.filter(({ action }) => GIVES.has(action.kind)).flatMap((step) => step.causes);
  const named = causes.flatMap((cause) => (cause.kind === "row" ? (owners.get(cause.rowId) ?? []) : []));
  return [...new Set(named.map((owner) => owner.toLowerCase()))].toSorted();
}
