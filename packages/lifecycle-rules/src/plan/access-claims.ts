import type { Observation } from "../observation/observation.ts";
import { lastWord } from "./access-findings.ts";
import type { HeldAccess } from "./change-access.ts";
import type { Finding, Step } from "./plan.ts";
import { targetOf } from "./step-target.ts";

/**
 * What somebody has by us for another reason than this ticket: another ticket's access, a row for who they are, an
 * overlap. It ends with that reason, unless this ticket claims it.
 */
export function heldByUs(
  { memberships, assignments }: HeldAccess,
  seen: Pick<Observation, "confirmedSteps">,
): ReadonlySet<string> {
  const own = lastWord(seen);
  return new Set(
    [
      ...memberships.flatMap(({ groupId, provenance }) => (provenance.kind === "ours" ? [groupId] : [])),
      ...assignments.flatMap(({ appId, scope, provenance }) =>
        scope === "user" && provenance === "ours" ? [appId] : [],
      ),
    ].filter((id) => own.get(id) !== "gave"),
  );
}

/** Says which of the steps give what is there already. */
export function sharedFrom(steps: readonly Step[], shared: ReadonlySet<string>): readonly Finding[] {
  return steps.flatMap((step) => {
    const { action } = step;
    if (!shared.has(targetOf(step) ?? "") || !("name" in action || "label" in action)) return [];
    const name = "name" in action ? action.name : action.label;
    const sentence = `"${name}" is there already; it becomes this ticket's as well, and lasts as long as this ticket gives it.`;
    return [{ kind: "given-already", sentence }];
  });
}
