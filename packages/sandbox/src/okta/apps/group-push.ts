import { z } from "zod";
import type { OutboundResult } from "../../kernel/outbound.ts";
import { type Group, nameOf } from "../groups/group.ts";
import { okta } from "../log/origin.ts";
import { appTarget, groupTarget } from "../log/targets.ts";
import type { Org } from "../org.ts";
import type { App, GroupPush } from "./app.ts";
import { askScim, outcome } from "./scim-calls.ts";
import { later } from "./scim-client.ts";

const Made = z.looseObject({ id: z.string() });
const Found = z.looseObject({ Resources: z.array(Made) });

/** Links an Okta group to the one of a name in the application, which Okta makes when it is missing. */
export function linkGroup(org: Org, app: App, group: Group, targetName: string): GroupPush {
  const now = org.clock.iso();
  const push: GroupPush = {
    id: org.random.oktaId("gPm"),
    sourceGroupId: group.id,
    targetGroupId: org.random.oktaId("00g"),
    status: "ACTIVE",
    created: now,
    lastUpdated: now,
  };
  const ofApp = org.groupPushes.get(app.id) ?? new Map<string, GroupPush>();
  org.groupPushes.set(app.id, ofApp.set(push.id, push));
  later(org, app.id, async () => {
    const filter = encodeURIComponent(`displayName eq "${targetName}"`);
    const looked = await askScim(org, app, "GET", `/Groups?filter=${filter}&startIndex=1&count=100`);
    const known = looked.kind === "answered" ? read(looked.body, Found)?.Resources[0]?.id : undefined;
    const body = {
      schemas: ["urn:ietf:params:scim:schemas:core:2.0:Group"],
      displayName: targetName,
      members: membersOf(org, app, group.id),
    };
    const said =
      known === undefined
        ? await askScim(org, app, "POST", "/Groups", body)
        : await askScim(org, app, "PUT", `/Groups/${known}`, { ...body, id: known });
    const externalId = known ?? (said.kind === "answered" ? read(said.body, Made)?.id : undefined);
    const failed = outcome(said).kind === "failed" || externalId === undefined;
    settle(org, app, push.id, failed ? { status: "ERROR" } : { externalId, lastPush: org.clock.iso() });
    note(org, app, group, "pushed", failed);
  });
  return push;
}

/** Starts or stops a push; starting it tells the application everything anew. */
export function switchPush(org: Org, app: App, push: GroupPush, status: "ACTIVE" | "INACTIVE"): GroupPush {
  const saved = { ...push, status, lastUpdated: org.clock.iso() };
  org.groupPushes.get(app.id)?.set(push.id, saved);
  const { externalId } = push;
  const group = org.groups.get(push.sourceGroupId);
  if (status === "INACTIVE" || push.status === "ACTIVE" || externalId === undefined || group === undefined)
    return saved;
  later(org, app.id, async () => {
    const said = await replaceMembers(org, app, group, externalId);
    settle(org, app, push.id, outcome(said).kind === "failed" ? { status: "ERROR" } : { lastPush: org.clock.iso() });
    note(org, app, group, "push_memberships", outcome(said).kind === "failed");
  });
  return saved;
}

/** Tells every application that mirrors a group about somebody who came or went. */
export function pushMember(org: Org, groupId: string, userId: string, change: "add" | "remove"): void {
  for (const [appId, pushes] of org.groupPushes) {
    for (const push of pushes.values()) {
      if (push.sourceGroupId !== groupId || push.status !== "ACTIVE") continue;
      later(org, appId, () => send(org, appId, push.id, userId, change));
    }
  }
}

/** Takes the link away; the application's group goes too when the caller wants that. */
export function unlinkGroup(org: Org, app: App, push: GroupPush, deleteTarget: boolean): void {
  org.groupPushes.get(app.id)?.delete(push.id);
  const group = org.groups.get(push.sourceGroupId);
  if (group !== undefined) note(org, app, group, "removed", false);
  if (!deleteTarget || push.externalId === undefined) return;
  later(org, app.id, async () => {
    await askScim(org, app, "DELETE", `/Groups/${push.externalId}`);
  });
}

/**
 * Nothing is sent about somebody who does not have the application at that moment: whoever loses the assignment
 * before the group stays in the application's group, and is back in it should they ever return.
 */
async function send(org: Org, appId: string, pushId: string, userId: string, change: "add" | "remove"): Promise<void> {
  const app = org.apps.get(appId);
  const push = org.groupPushes.get(appId)?.get(pushId);
  const group = org.groups.get(push?.sourceGroupId ?? "");
  if (app === undefined || push?.externalId === undefined || group === undefined) return;
  const member = org.appUsers.get(appId)?.get(userId);
  if (member?.externalId == null) return;
  const path = `/Groups/${push.externalId}`;
  const result =
    app.provisioning?.kind === "custom"
      ? await replaceMembers(org, app, group, push.externalId)
      : await askScim(org, app, "PATCH", path, memberPatch(member.externalId, member.userName, change));
  const failed = outcome(result).kind === "failed";
  settle(org, app, pushId, failed ? { status: "ERROR" } : { lastPush: org.clock.iso() });
  note(org, app, group, "push_memberships", failed);
}

function replaceMembers(org: Org, app: App, group: Group, externalId: string): Promise<OutboundResult> {
  return askScim(org, app, "PUT", `/Groups/${externalId}`, {
    schemas: ["urn:ietf:params:scim:schemas:core:2.0:Group"],
    id: externalId,
    displayName: nameOf(group),
    members: membersOf(org, app, group.id),
  });
}

function memberPatch(value: string, display: string, change: "add" | "remove"): unknown {
  return {
    schemas: ["urn:ietf:params:scim:api:messages:2.0:PatchOp"],
    Operations: [
      change === "add"
        ? { op: "add", path: "members", value: [{ value, display }] }
        : { op: "remove", path: `members[value eq "${value}"]` },
    ],
  };
}

function membersOf(
  org: Org,
  app: App,
  groupId: string,
): readonly { readonly value: string; readonly display: string }[] {
  return [...(org.members.get(groupId)?.keys() ?? [])].flatMap((userId) => {
    const held = org.appUsers.get(app.id)?.get(userId);
    return held?.externalId == null ? [] : [{ value: held.externalId, display: held.userName }];
  });
}

function settle(
  org: Org,
  app: App,
  pushId: string,
  change: { readonly status?: "ERROR"; readonly externalId?: string | undefined; readonly lastPush?: string },
): void {
  const push = org.groupPushes.get(app.id)?.get(pushId);
  if (push === undefined) return;
  const { externalId = push.externalId, ...rest } = change;
  const saved = { ...push, ...rest, lastUpdated: org.clock.iso() };
  org.groupPushes.get(app.id)?.set(pushId, externalId === undefined ? saved : { ...saved, externalId });
}

function note(org: Org, app: App, group: Group, action: string, failed: boolean): void {
  org.log.record({
    eventType: `application.provision.group_push.${action}`,
    by: okta,
    targets: [groupTarget(group), appTarget(app)],
    ...(failed ? { result: "FAILURE", severity: "ERROR" } : {}),
  });
}

function read<T>(body: string, shape: z.ZodType<T>): T | undefined {
  try {
    return shape.parse(JSON.parse(body));
  } catch {
    return undefined; // an answer nobody can use
  }
}
