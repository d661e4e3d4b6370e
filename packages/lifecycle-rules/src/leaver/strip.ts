import type { ObservedAccount } from "../observation/observation.ts";
import { ownChanges, profileChanges } from "../person/profile.ts";
import { byId } from "../plan/by-id.ts";
import { makeStep, type StepReasons } from "../plan/make-step.ts";
import type { Due, Kept, Step } from "../plan/plan.ts";
import type { TableRules } from "../reference-table/rules.ts";
import type { ReferenceTable } from "../reference-table/table.ts";
import type { Instant } from "../time/instant.ts";
import type { LeaverReasons } from "./leaver-reasons.ts";

/** Takes every direct membership. Okta keeps them when an account ends, so they can go after it. */
export function leaveGroups(account: ObservedAccount, due: Due, { causes }: LeaverReasons): readonly Step[] {
  return byId(account.memberships, ({ groupId }) => groupId)
    .filter(({ provenance }) => provenance.kind === "ours" || provenance.kind === "by-hand")
    .map(({ groupId, name }) => makeStep({ kind: "remove-from-group", groupId, name }, { due, causes }));
}

/**
 * Takes what Okta would take with the account, or would not let us take afterwards: the person's own assignments, so
 * that each is on record and can be given back, and the attributes group rules read.
 */
export function beforeTheEnd(
  account: ObservedAccount,
  { rules }: Pick<ReferenceTable, "rules">,
  due: Due,
  { causes }: LeaverReasons,
): readonly Step[] {
  return [
    ...byId(account.assignments, ({ appId }) => appId)
      .filter(({ scope }) => scope === "user")
      .map(({ appId, label }) => makeStep({ kind: "unassign-application", appId, label }, { due, causes })),
    ...clearSteps(account, rules, { due, causes }),
  ];
}

/** Clears what group rules read. Okta does not change the profile of a deactivated account. */
export function clearSteps(account: ObservedAccount, rules: TableRules, why: StepReasons): readonly Step[] {
  const cleared = Object.fromEntries((rules.clearedOnLeave ?? []).map((attribute) => [attribute, undefined]));
  const changes = account.status === "DEPROVISIONED" ? [] : ownChanges(profileChanges(cleared, account), rules);
  return changes.length > 0 ? [makeStep({ kind: "update-profile", changes }, why)] : [];
}

/**
 * Ends the account. Listed after the profile, because Okta would refuse to change it later, but never waiting for it:
 * an attribute that somebody else masters must not keep anybody in.
 */
export function deactivateStep(
  { status }: ObservedAccount,
  due: Due,
  { causes, guards }: LeaverReasons,
): readonly Step[] {
  if (status === "DEPROVISIONED") return [];
  return [makeStep({ kind: "deactivate-account" }, { due, causes, guards })];
}

/** Deletes the account after its retention. */
export function deleteStep(due: Instant, { causes, guards }: LeaverReasons): Step {
  return makeStep({ kind: "delete-account" }, { due, causes, guards, after: ["deactivate-account"] });
}

/** What no step of ours ends: what a rule or an import gave, and applications that come with a group. */
export function keptByLeaver(account: ObservedAccount): readonly Kept[] {
  return [
    ...byId(account.memberships, ({ groupId }) => groupId).flatMap(({ groupId, name, provenance }): readonly Kept[] =>
      provenance.kind === "rule" || provenance.kind === "imported"
        ? [{ kind: "membership", id: groupId, name, why: provenance.kind }]
        : [],
    ),
    ...byId(account.assignments, ({ appId }) => appId)
      .filter(({ scope }) => scope === "group")
      .map(({ appId, label }): Kept => ({ kind: "assignment", id: appId, name: label, why: "comes-with-group" })),
  ];
}
