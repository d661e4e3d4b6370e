import { err, ok, type Result, safeTry } from "neverthrow";
import { z } from "zod";
import { dropGroupAssignments } from "../apps/app-groups.ts";
import { reconcileSoon } from "../apps/assignments.ts";
import { type Call, readBody } from "../http/call.ts";
import { invalid, type OktaProblem, problems } from "../http/problem.ts";
import { okta } from "../log/origin.ts";
import { groupTarget, ruleTarget } from "../log/targets.ts";
import { checkProfile } from "../schema/check-profile.ts";
import { groupAttributes } from "../schema/user-attributes.ts";
import { type Group, nameOf } from "./group.ts";

const GroupBody = z.looseObject({ profile: z.record(z.string(), z.unknown()) });

/** Makes a group. */
export function createGroup(call: Call): Result<Group, OktaProblem> {
  const { org, origin } = call;
  return safeTry(function* () {
    const profile = yield* readProfile(call, undefined);
    const now = org.clock.iso();
    const group: Group = {
      id: org.random.oktaId("00g"),
      type: "OKTA_GROUP",
      created: now,
      lastUpdated: now,
      lastMembershipUpdated: now,
      profile,
    };
    org.groups.set(group.id, group);
    org.groupIndex.changed(group.id);
    org.log.record({ eventType: "group.lifecycle.create", by: origin, targets: [groupTarget(group)] });
    return ok(group);
  });
}

/** Replaces a group's profile; there is no partial change. */
export function replaceGroup(call: Call, group: Group): Result<Group, OktaProblem> {
  const { org, origin } = call;
  return safeTry(function* () {
    if (group.type !== "OKTA_GROUP") return err(problems.unsupported);
    const profile = yield* readProfile(call, group.id);
    const saved: Group = { ...group, profile, lastUpdated: org.clock.iso() };
    org.groups.set(group.id, saved);
    org.groupIndex.changed(group.id);
    org.log.record({ eventType: "group.profile.update", by: origin, targets: [groupTarget(saved)] });
    return ok(saved);
  });
}

/** Removes a group: its members lose it and what it granted, and rules that fill it become invalid. */
export function deleteGroup(call: Call, group: Group): Result<void, OktaProblem> {
  const { org, origin } = call;
  if (group.type === "BUILT_IN") return err(problems.unsupported);
  const members = [...(org.members.get(group.id)?.keys() ?? [])];
  for (const userId of members) org.groupsOfUser.get(userId)?.delete(group.id);
  org.members.delete(group.id);
  dropGroupAssignments(org, group.id);
  org.groups.delete(group.id);
  org.groupIndex.changed(group.id);
  org.log.record({ eventType: "group.lifecycle.delete", by: origin, targets: [groupTarget(group)] });
  for (const rule of org.rules.values()) {
    if (!rule.groupIds.includes(group.id)) continue;
    org.rules.set(rule.id, { ...rule, status: "INVALID", lastUpdated: org.clock.iso() });
    org.log.record({ eventType: "group.user_membership.rule.invalidate", by: okta, targets: [ruleTarget(rule)] });
  }
  for (const userId of members) reconcileSoon(org, userId);
  return ok(undefined);
}

function readProfile(call: Call, ownId: string | undefined): Result<Readonly<Record<string, unknown>>, OktaProblem> {
  const { org } = call;
  return safeTry(function* () {
    const body = yield* readBody(call, GroupBody);
    const profile = yield* checkProfile(body.profile, groupAttributes(org), "user");
    const name = String(profile["name"]);
    for (const other of org.groups.values()) {
      if (other.id === ownId || other.type === "APP_GROUP" || nameOf(other).toLowerCase() !== name.toLowerCase())
        continue;
      const cause = "name: An object with this field already exists in the current organization";
      return err(org.settings.duplicateGroupRefusal === "E0000055" ? problems.duplicateGroup : invalid("name", cause));
    }
    return ok(profile);
  });
}
