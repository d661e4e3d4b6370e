import { nameOf } from "./groups/group.ts";
import { OktaSeed, type OktaSeedInput } from "./okta-seed.ts";
import type { Org } from "./org.ts";
import type { User } from "./users/user.ts";

/** Everything an org holds, as the seed that makes an equal one. */
export function snapshotOrg(org: Org): OktaSeed {
  const seed: OktaSeedInput = {
    org: {
      id: org.id,
      subdomain: org.subdomain,
      companyName: org.companyName,
      created: org.created,
      userTypeId: org.userTypeId,
      schemaId: org.schemaId,
      warningThreshold: org.warningThreshold,
    },
    settings: org.settings,
    settled: true,
    schema: { user: { ...org.customAttributes }, group: { ...org.customGroupAttributes } },
    groups: [...org.groups.values()].map((group) => ({
      id: group.id,
      name: nameOf(group),
      type: group.type === "APP_GROUP" ? "APP_GROUP" : group.type === "BUILT_IN" ? "BUILT_IN" : "OKTA_GROUP",
      profile: { ...group.profile },
      created: group.created,
      lastUpdated: group.lastUpdated,
      lastMembershipUpdated: group.lastMembershipUpdated,
      ...(group.sourceId === undefined ? {} : { source: group.sourceId }),
      owners: (group.owners ?? []).map(({ id, type }) => ({ id, type })),
    })),
    users: [...org.users.values()].map((user) => userSeed(org, user)),
    rules: [...org.rules.values()].map((rule) => ({
      id: rule.id,
      name: rule.name,
      status: rule.status === "ACTIVE" ? "ACTIVE" : rule.status === "INVALID" ? "INVALID" : "INACTIVE",
      expression: rule.condition,
      groups: [...rule.groupIds],
      excludedUsers: [...rule.excludedUsers],
      excludedGroups: [...rule.excludedGroups],
      created: rule.created,
      lastUpdated: rule.lastUpdated,
    })),
    apps: [...org.apps.values()].map(({ status, features, ...app }) => ({
      ...app,
      status: status === "ACTIVE" ? "ACTIVE" : "INACTIVE",
      features: [...features],
      groupPushes: [...(org.groupPushes.get(app.id)?.values() ?? [])],
      ...(app.schema === undefined ? {} : { schema: { ...app.schema } }),
      settings: { ...app.settings },
      credentials: { ...app.credentials },
      groups: [...(org.appGroups.get(app.id)?.values() ?? [])].map(({ groupId, ...rest }) => ({
        group: groupId,
        ...rest,
      })),
      users: [...(org.appUsers.get(app.id)?.values() ?? [])].map(({ userId, ...rest }) => ({ user: userId, ...rest })),
    })),
    serviceApps: [...org.serviceApps.values()].map((app) => ({
      ...app,
      keys: app.keys.map((key) => ({ ...key, kty: key.kty ?? "RSA" })),
      scopes: [...app.scopes],
      roles: roles(org, app.clientId),
    })),
    apiTokens: [...org.apiTokens.values()].map(({ userId, ...token }) => ({ ...token, user: userId })),
    refreshTokens: [...org.refreshTokens.values()].map(({ userId, scopes, ...token }) => ({
      ...token,
      user: userId,
      scopes: [...scopes],
    })),
    grants: [...org.grants.values()].map(({ userId, ...grant }) => ({ ...grant, user: userId })),
    eventHooks: [...org.eventHooks.values()].map((hook) => ({
      ...hook,
      events: [...hook.events],
      headers: [...hook.headers],
    })),
    mappings: [...org.mappings.values()].map((mapping) => ({ ...mapping, properties: { ...mapping.properties } })),
    principalRates: [...org.principalRates.values()],
    log: org.log.entries.map(({ event }) => ({ ...event })),
  };
  return OktaSeed.parse(seed);
}

function userSeed(org: Org, user: User): NonNullable<OktaSeedInput["users"]>[number] {
  const { typeId: _one, transitioningTo: _moving, status, ...rest } = user;
  return {
    ...rest,
    status: STATUSES.find((one) => one === status) ?? "ACTIVE",
    profile: { ...user.profile },
    groups: [...(org.groupsOfUser.get(user.id) ?? [])].map((group) => {
      const membership = org.members.get(group)?.get(user.id);
      return { group, direct: membership?.direct ?? true, rules: [...(membership?.rules ?? [])] };
    }),
    sessions: [...org.sessions.values()]
      .filter(({ userId }) => userId === user.id)
      .map(({ id, created }) => ({ id, created })),
    factors: [...(org.factors.get(user.id) ?? [])],
    roles: roles(org, user.id),
  };
}

function roles(org: Org, holder: string) {
  return (org.roles.get(holder) ?? []).map(({ permissions, groupTargets, ...role }) => ({
    ...role,
    ...(permissions === undefined ? {} : { permissions: [...permissions] }),
    ...(groupTargets === undefined ? {} : { groupTargets: [...groupTargets] }),
  }));
}

const STATUSES = [
  "STAGED",
  "PROVISIONED",
  "ACTIVE",
  "RECOVERY",
  "PASSWORD_EXPIRED",
  "LOCKED_OUT",
  "SUSPENDED",
  "DEPROVISIONED",
] as const;
