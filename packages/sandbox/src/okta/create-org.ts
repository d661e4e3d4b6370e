import type { OktaOptions } from "./create-okta.ts";
import type { Group } from "./groups/group.ts";
import { nameOf } from "./groups/group.ts";
import { startDeliveries } from "./hooks/deliver.ts";
import type { LogEvent } from "./log/log-event.ts";
import { createSystemLog } from "./log/system-log.ts";
import { OktaSeed } from "./okta-seed.ts";
import { drawLag, type Org } from "./org.ts";
import { plantApps } from "./plant-apps.ts";
import { plantPeople } from "./plant-people.ts";
import { parseExpression } from "./rules/parse-expression.ts";
import { createIdOrder } from "./search/id-order.ts";
import { createSearchIndex } from "./search/search-index.ts";
import { createOidcState } from "./sign-on/oidc-state.ts";
import type { User } from "./users/user.ts";

/** An org that holds what its seed says. Throws on a seed that contradicts itself, in one sentence. */
export function createOrg({ clock, random, outbound, seed: given, baseUrl }: OktaOptions): Org {
  const seed = given ?? OktaSeed.parse({});
  const { settings } = seed;
  const users = new Map<string, User>();
  const groups = new Map<string, Group>();
  let userVersion = 0;
  const draw = { random: random.fork("lags") };
  const lag = () => drawLag(draw, settings.searchLagMs);
  const org: Org = {
    id: seed.org.id ?? random.oktaId("00o"),
    subdomain: seed.org.subdomain,
    companyName: seed.org.companyName,
    created: seed.org.created ?? clock.iso(),
    settings,
    clock,
    random,
    callRandom: random.fork("calls"),
    outbound,
    baseUrl,
    userTypeId: seed.org.userTypeId ?? random.oktaId("oty"),
    schemaId: seed.org.schemaId ?? random.oktaId("osc"),
    everyoneId: seed.groups.find(({ type }) => type === "BUILT_IN")?.id ?? random.oktaId("00g"),
    users,
    logins: new Map(),
    userOrder: createIdOrder(users),
    userVersion: () => userVersion,
    userChanged: () => {
      userVersion += 1;
    },
    listsOfUsers: new Map(),
    userIndex: createSearchIndex({ live: users, clock, lag, keys: USER_KEYS }),
    groups,
    groupIndex: createSearchIndex({ live: groups, clock, lag }),
    members: new Map(),
    groupsOfUser: new Map(),
    rules: new Map(),
    apps: new Map(),
    appGroups: new Map(),
    appUsers: new Map(),
    appsOfUser: new Map(),
    sessions: new Map(),
    refreshTokens: new Map(),
    grants: new Map(),
    factors: new Map(),
    roles: new Map(),
    apiTokens: new Map(),
    serviceApps: new Map(),
    accessTokens: new Map(),
    usedJwtIds: new Map(),
    oidc: createOidcState(),
    eventHooks: new Map(),
    appKeys: new Map(),
    groupPushes: new Map(),
    scimBusyUntil: new Map(),
    scimTurns: new Map(),
    mappings: new Map(),
    principalRates: new Map(),
    warningThreshold: seed.org.warningThreshold,
    log: createSystemLog(clock, random.fork("log"), () => drawLag(draw, settings.logLagMs)),
    mails: [],
    customAttributes: seed.schema.user,
    customGroupAttributes: seed.schema.group,
    ruleWriteInFlight: false,
    awaitingRules: new Set(),
  };

  plantGroups(org, seed);
  plantRules(org, seed);
  plantPeople(org, seed);
  plantApps(org, seed);
  startDeliveries(org);
  org.log.restore(seed.log as unknown as readonly LogEvent[]);
  org.userIndex.catchUp();
  org.groupIndex.catchUp();
  return org;
}

/** By these people look others up. */
const USER_KEYS = {
  id: ({ id }: User) => id,
  "profile.login": ({ profile }: User) => profile["login"],
  "profile.email": ({ profile }: User) => profile["email"],
  "profile.employeeNumber": ({ profile }: User) => profile["employeeNumber"],
};

function plantGroups(org: Org, seed: OktaSeed): void {
  const everyone = { id: org.everyoneId, name: "Everyone", description: "All users in your organization" };
  const hasEveryone = seed.groups.some(({ type }) => type === "BUILT_IN");
  const all = hasEveryone ? seed.groups : [{ ...everyone, type: "BUILT_IN" as const, owners: [] }, ...seed.groups];
  for (const group of all as OktaSeed["groups"]) {
    const created = group.created ?? org.created;
    const id = group.id ?? org.random.oktaId("00g");
    const owners = group.owners.map((owner) => ({ ...owner, lastUpdated: created }));
    if (org.groups.has(id)) throw new Error(`The seed has two groups with the id ${id}.`);
    org.groups.set(id, {
      id,
      type: group.type,
      created,
      lastUpdated: group.lastUpdated ?? created,
      lastMembershipUpdated: group.lastMembershipUpdated ?? created,
      profile: {
        name: group.name,
        ...(group.description == null ? {} : { description: group.description }),
        ...group.profile,
      },
      ...(group.source === undefined ? {} : { sourceId: group.source }),
      ...(owners.length === 0 ? {} : { owners }),
    });
  }
}

function plantRules(org: Org, seed: OktaSeed): void {
  const groupId = groupLookup(org);
  for (const rule of seed.rules) {
    const expression = parseExpression(rule.expression);
    if (expression.isErr()) throw new Error(`The seed's rule "${rule.name}" has an expression Okta would refuse.`);
    const id = rule.id ?? org.random.oktaId("0pr");
    const created = rule.created ?? org.created;
    org.rules.set(id, {
      id,
      name: rule.name,
      status: rule.status,
      created,
      lastUpdated: rule.lastUpdated ?? created,
      condition: rule.expression,
      expression: expression.value,
      groupIds: rule.status === "INVALID" ? rule.groups : rule.groups.map(groupId),
      excludedUsers: rule.excludedUsers,
      excludedGroups: rule.excludedGroups,
    });
  }
}

/** Finds groups of a seed by id or by name. */
export function groupLookup(org: Org): (idOrName: string) => string {
  const byName = new Map([...org.groups.values()].map((group) => [nameOf(group), group.id]));
  return (idOrName) => {
    const id = org.groups.has(idOrName) ? idOrName : byName.get(idOrName);
    if (id === undefined) throw new Error(`The seed names the group "${idOrName}", which it does not have.`);
    return id;
  };
}
