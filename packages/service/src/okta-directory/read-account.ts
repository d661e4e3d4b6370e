import {
  type Group,
  listUserApps,
  listUserGroups,
  type OktaClient,
  type OktaError,
  type User,
  type UserApp,
} from "@tenure/okta-client";
import type { DirectoryAccount, DirectoryMembership } from "@tenure/provisioner";
import { ok, okAsync, ResultAsync, safeTry } from "neverthrow";
import { profileOf } from "./directory-profile.ts";
import type { RuleTargets } from "./rule-targets.ts";

/**
 * Reads what an account holds. Of each membership that some group rule could grant, Okta is asked whether one does;
 * the others are direct without asking.
 */
export function readAccount(
  okta: OktaClient,
  rules: RuleTargets,
  user: User,
): ResultAsync<DirectoryAccount, OktaError> {
  return safeTry(async function* () {
    const [groups, apps] = yield* ResultAsync.combine([listUserGroups(okta, user.id), listUserApps(okta, user.id)]);
    const memberships = yield* ResultAsync.combine(groups.map((group) => membershipOf(rules, user.id, group)));
    const { id, profile, status, transitioningToStatus } = user;
    return ok({
      id,
      login: profile.login,
      status,
      ...(transitioningToStatus ? { transitioningTo: transitioningToStatus } : {}),
      profile: profileOf(profile),
      memberships,
      assignments: apps.map(assignmentOf),
      // Nobody can have signed in who was never let in; everybody else may have, and tokens outlive a suspension.
      mayHoldSessions: status !== "STAGED" && status !== "DEPROVISIONED",
    });
  });
}

function membershipOf(
  rules: RuleTargets,
  userId: string,
  { id, profile, type }: Group,
): ResultAsync<DirectoryMembership, OktaError> {
  const membership = { groupId: id, name: profile.name };
  if (type !== "OKTA_GROUP") return okAsync({ ...membership, provenance: { kind: "imported" } });
  return rules.granting(id, userId).map((ruleIds) => ({
    ...membership,
    provenance: ruleIds.length === 0 ? { kind: "direct" } : { kind: "rule", ruleIds },
  }));
}

function assignmentOf({ app, assignment }: UserApp): DirectoryAccount["assignments"][number] {
  return { appId: app.id, label: app.label, scope: assignment?.scope === "USER" ? "user" : "group" };
}
