import type { ObservedAccount } from "../observation/observation.ts";
import { ownChanges, profileChanges } from "../person/profile.ts";
import { byId } from "../plan/by-id.ts";
import { makeStep } from "../plan/make-step.ts";
import type { Due, Kept, Step } from "../plan/plan.ts";
import type { ReferenceTable } from "../reference-table/table.ts";
import type { Instant } from "../time/instant.ts";
import type { LeaverReasons, Stages } from "./leaver-reasons.ts";

/** Takes everything that can be taken: direct memberships, own assignments, and the attributes group rules read, those when the account `ends`. */
export function stripSteps(
  account: ObservedAccount,
  { rules }: ReferenceTable,
  { due, ends }: { readonly due: Due; readonly ends: Due },
  { causes }: LeaverReasons,
): readonly Step[] {
  const cleared = Object.fromEntries((rules.clearedOnLeave ?? []).map((attribute) => [attribute, undefined]));
  // Okta does not change the profile of a deactivated account.
  const changes = account.status === "DEPROVISIONED" ? [] : ownChanges(profileChanges(cleared, account), rules);
  return [
    ...byId(account.memberships, ({ groupId }) => groupId)
      .filter(({ provenance }) => provenance.kind === "ours" || provenance.kind === "by-hand")
      .map(({ groupId, name }) => makeStep({ kind: "remove-from-group", groupId, name }, { due, causes })),
    ...byId(account.assignments, ({ appId }) => appId)
      .filter(({ scope }) => scope === "user")
      .map(({ appId, label }) => makeStep({ kind: "unassign-application", appId, label }, { due, causes })),
    ...(changes.length > 0 ? [makeStep({ kind: "update-profile", changes }, { due: ends, causes })] : []),
  ];
}

/** Nobody to suspend, nothing worth holding, and perhaps an invitation with a live link: ended when others are shut out. */
export function endOfAccount({ status }: ObservedAccount, { contain, strip }: Stages): Due {
  return status === "STAGED" || status === "PROVISIONED" ? contain : strip;
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
