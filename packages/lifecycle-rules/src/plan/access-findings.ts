import type { ApplicableRows } from "../entitlements/applicable-rows.ts";
import { granted } from "../entitlements/granted.ts";
import { managedTargets } from "../entitlements/managed-targets.ts";
import type { Observation, Provenance } from "../observation/observation.ts";
import type { ReferenceTable } from "../reference-table/table.ts";
import { byId } from "./by-id.ts";
import type { HeldAccess } from "./change-access.ts";
import type { Finding } from "./plan.ts";
import { targetOf } from "./step-target.ts";

const CAME: Readonly<Record<Provenance["kind"], string>> = {
  rule: "by a group rule",
  imported: "by an import",
  "by-hand": "by hand",
  ours: "by a row that is gone",
};

/** What a row forbids and somebody holds all the same, by a way we may not undo. */
export function trapped(
  excluded: ApplicableRows["excluded"],
  { memberships }: HeldAccess,
  taken: ReadonlySet<string>,
): readonly Finding[] {
  return byId(memberships, ({ groupId }) => groupId)
    .filter(({ groupId }) => excluded.has(groupId) && !taken.has(`remove-from-group:${groupId}`))
    .map(({ name, provenance }) => ({
      kind: "excluded-but-held",
      sentence: `"${name}" is excluded by the table, but came ${CAME[provenance.kind]}; somebody must decide.`,
    }));
}

/**
 * What this ticket gave, saw given, and does not find any more: somebody took it by hand. It is not given again until
 * somebody decides, so that a person and a machine never take turns.
 */
export function deniedTargets(
  seen: Pick<Observation, "confirmedSteps">,
  have: ReadonlySet<string>,
): ReadonlySet<string> {
  return new Set([...lastWord(seen)].filter(([id, did]) => did === "gave" && !have.has(id)).map(([id]) => id));
}

/** Whether this ticket gave or took each target last. */
export function lastWord({
  confirmedSteps = [],
}: Pick<Observation, "confirmedSteps">): ReadonlyMap<string, "gave" | "took"> {
  const last = new Map<string, "gave" | "took">();
  for (const step of confirmedSteps) {
    const target = targetOf(step);
    const { kind } = step.action;
    if (target !== undefined)
      last.set(target, kind === "add-to-group" || kind === "assign-application" ? "gave" : "took");
  }
  return last;
}

/** Says what was taken by hand and is respected. */
export function removedByHand(
  { matched }: Pick<ApplicableRows, "matched">,
  denied: ReadonlySet<string>,
): readonly Finding[] {
  const named = [
    ...granted(matched, "group").map(({ grant }) => [grant.groupId, grant.name] as const),
    ...granted(matched, "application").map(({ grant }) => [grant.appId, grant.label] as const),
  ];
  return named
    .filter(([id]) => denied.has(id))
    .map(([, name]) => ({
      kind: "removed-by-hand",
      sentence: `"${name}" was given by this ticket and taken by hand since; it is not given again until somebody decides.`,
    }));
}

/** What somebody was put into by hand although the table manages it and grants it to others: never taken, never silent. */
export function givenByHand(
  table: ReferenceTable,
  excluded: ApplicableRows["excluded"],
  { memberships }: HeldAccess,
  wanted: ReadonlySet<string>,
): readonly Finding[] {
  const { groups } = managedTargets(table);
  return byId(memberships, ({ groupId }) => groupId)
    .filter(({ groupId, provenance }) => provenance.kind === "by-hand" && groups.has(groupId))
    .filter(({ groupId }) => !wanted.has(groupId) && !excluded.has(groupId))
    .map(({ groupId, name }) => ({
      kind: "by-hand-in-managed-group",
      sentence: `"${name}" was given by hand, and no row grants it (${(groups.get(groupId) ?? []).join(", ")} would); keep it as an exception with an end, or take it.`,
    }));
}

/** What both a row and a group rule of Okta give: it stays, and one of the two is enough. */
export function byRuleToo(
  { matched }: Pick<ApplicableRows, "matched">,
  { memberships }: HeldAccess,
): readonly Finding[] {
  const byRule = new Set(
    memberships.filter(({ provenance }) => provenance.kind === "rule").map(({ groupId }) => groupId),
  );
  return granted(matched, "group")
    .filter(({ grant }) => byRule.has(grant.groupId))
    .map(({ grant, causes }) => ({
      kind: "by-rule-too",
      sentence: `"${grant.name}" comes from a group rule of Okta and from row ${causes.map((cause) => (cause.kind === "row" ? cause.rowId : "")).join(", ")}; one of the two is enough.`,
    }));
}
