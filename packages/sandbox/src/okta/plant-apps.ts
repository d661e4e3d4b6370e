import { recorderUrl } from "../scim/scim-recorder.ts";
import type { App, AppGroup, GroupPush } from "./apps/app.ts";
import { storeAppUser } from "./apps/assignments.ts";
import { userNameOf } from "./apps/user-name-of.ts";
import { newApp } from "./apps/write-app.ts";
import { groupLookup } from "./create-org.ts";
import { addMappings } from "./mappings/profile-mapping.ts";
import type { OktaSeed } from "./okta-seed.ts";
import type { Org } from "./org.ts";
import { plantRole, userLookup } from "./plant-people.ts";

type SeedApp = OktaSeed["apps"][number];

/** Puts a seed's applications, service apps, tokens and hooks into the org. Assignments by group are long in place. */
export function plantApps(org: Org, seed: OktaSeed): void {
  for (const mapping of seed.mappings) org.mappings.set(mapping.id, mapping);
  for (const rate of seed.principalRates) org.principalRates.set(rate.id, rate);
  for (const one of seed.apps) {
    const app = newApp(org, toApp(org, one));
    org.apps.set(app.id, app);
    org.appGroups.set(app.id, plantGroups(org, one));
    plantGroupPushes(org, app, one);
    plantUsers(org, app, one);
    if (!seed.settled) plantGrants(org, app);
    addMappings(org, app);
  }
  for (const { roles, ...app } of seed.serviceApps) {
    org.serviceApps.set(app.clientId, { ...app, dpop: app.dpop ?? org.settings.dpopByDefault });
    org.roles.set(
      app.clientId,
      roles.map((role) => plantRole(org, role)),
    );
  }
  const userId = userLookup(org);
  for (const token of seed.apiTokens) {
    const created = token.created ?? org.clock.iso();
    org.apiTokens.set(token.token, {
      id: token.id ?? org.random.oktaId("00T"),
      token: token.token,
      userId: userId(token.user),
      name: token.name,
      created,
      lastUsed: token.lastUsed ?? created,
    });
  }
  for (const { authorization, ...hook } of seed.eventHooks) {
    const id = hook.id ?? org.random.oktaId("who");
    const created = hook.created ?? org.created;
    org.eventHooks.set(id, {
      ...hook,
      id,
      created,
      lastUpdated: hook.lastUpdated ?? created,
      createdBy: hook.createdBy ?? "00u00000000000000000",
      ...(authorization === undefined ? {} : { authorization }),
    });
  }
}

function toApp(org: Org, seed: SeedApp): Parameters<typeof newApp>[1] {
  const { id, name, features, externalKey, provisioning, schema, created, lastUpdated, ...more } = seed;
  const { groups: _g, users: _u, groupPushes: _p, ...rest } = more;
  const slug = seed.label.toLowerCase().replaceAll(/[^a-z0-9]/g, "");
  return {
    ...rest,
    name: name ?? `${org.subdomain}_${slug}_${org.apps.size + 1}`,
    ...(id === undefined ? {} : { id }),
    ...(features === undefined ? {} : { features }),
    ...(externalKey === undefined ? {} : { externalKey }),
    ...(provisioning === undefined ? {} : { provisioning: { ...provisioning, url: provisioning.url ?? recorderUrl } }),
    ...(schema === undefined ? {} : { schema }),
    created: created ?? org.created,
    lastUpdated: lastUpdated ?? created ?? org.created,
  };
}

function plantGroups(org: Org, seed: SeedApp): Map<string, AppGroup> {
  const groupId = groupLookup(org);
  const entries = seed.groups.map((one, index): [string, AppGroup] => {
    const given = typeof one === "string" ? { group: one } : one;
    const id = groupId(given.group);
    return [
      id,
      {
        groupId: id,
        priority: ("priority" in given ? given.priority : undefined) ?? index,
        profile: ("profile" in given ? given.profile : undefined) ?? {},
        lastUpdated: ("lastUpdated" in given ? given.lastUpdated : undefined) ?? org.created,
      },
    ];
  });
  return new Map(entries);
}

function plantGroupPushes(org: Org, app: App, seed: SeedApp): void {
  const groupId = groupLookup(org);
  for (const one of seed.groupPushes) {
    const { sourceGroupId, externalId, lastPush, ...given } = typeof one === "string" ? { sourceGroupId: one } : one;
    const created = given.created ?? app.created;
    const push: GroupPush = {
      id: given.id ?? org.random.oktaId("gPm"),
      sourceGroupId: groupId(sourceGroupId),
      targetGroupId: given.targetGroupId ?? org.random.oktaId("00g"),
      status: given.status ?? "ACTIVE",
      externalId: externalId ?? org.random.uuid(),
      created,
      lastUpdated: given.lastUpdated ?? created,
      ...(lastPush === undefined ? {} : { lastPush }),
    };
    const ofApp = org.groupPushes.get(app.id) ?? new Map<string, GroupPush>();
    org.groupPushes.set(app.id, ofApp.set(push.id, push));
  }
}

function put(org: Org, app: App, userId: string, given: Partial<Exclude<SeedApp["users"][number], string>>): void {
  const pushes = app.provisioning?.pushUsers === true;
  const user = org.users.get(userId)!;
  const created = given.created ?? org.created;
  storeAppUser(org, app.id, {
    userId,
    scope: given.scope ?? "USER",
    status: given.status ?? (pushes ? "PROVISIONED" : "ACTIVE"),
    syncState: given.syncState ?? (pushes ? "SYNCHRONIZED" : "DISABLED"),
    externalId: given.externalId === undefined ? (pushes ? org.random.uuid() : null) : given.externalId,
    created,
    lastUpdated: given.lastUpdated ?? created,
    statusChanged: given.statusChanged ?? created,
    lastSync: given.lastSync ?? null,
    userName: given.userName ?? userNameOf(org, app, user),
    profile: given.profile ?? {},
  });
}

function plantUsers(org: Org, app: App, seed: SeedApp): void {
  const userId = userLookup(org);
  for (const one of seed.users) {
    const given = typeof one === "string" ? { user: one } : one;
    put(org, app, userId(given.user), given);
  }
}

/** Gives everybody what their groups grant: the group that comes first decides the profile. */
function plantGrants(org: Org, app: App): void {
  if (app.status !== "ACTIVE") return;
  const byPriority = [...(org.appGroups.get(app.id)?.values() ?? [])].toSorted((a, b) => a.priority - b.priority);
  for (const { groupId, profile } of byPriority) {
    const ids = groupId === org.everyoneId ? org.users.keys() : (org.members.get(groupId)?.keys() ?? []);
    for (const id of ids) {
      if (org.users.get(id)?.status === "DEPROVISIONED" || org.appUsers.get(app.id)?.has(id) === true) continue;
      put(org, app, id, { scope: "GROUP", profile });
    }
  }
}
