import { groupLookup } from "./create-org.ts";
import type { Membership } from "./groups/group.ts";
import { storeMembership } from "./groups/memberships.ts";
import type { OktaSeed } from "./okta-seed.ts";
import type { Org } from "./org.ts";
import { meets } from "./rules/evaluate-expression.ts";
import { hashOf } from "./users/passwords.ts";
import { foldLogin, type User } from "./users/user.ts";

type SeedUser = OktaSeed["users"][number];

const BY_HAND: Membership = { direct: true, rules: new Set() };

/** Statuses of people who never had a password. */
const WITHOUT_PASSWORD: readonly string[] = ["STAGED", "PROVISIONED", "DEPROVISIONED"];

/** Puts a seed's users into the org, with what hangs on them. Rules have long done their work. */
export function plantPeople(org: Org, seed: OktaSeed): void {
  const groupId = groupLookup(org);
  const byRule = new Map<string, Membership>();
  for (const person of seed.users) {
    const user = plant(org, person);
    for (const one of person.groups) {
      const membership = typeof one === "string" ? { group: one, direct: true, rules: [] } : one;
      const group = groupId(membership.group);
      if (group === org.everyoneId) continue;
      const { direct, rules } = membership;
      storeMembership(org, group, user.id, direct && rules.length === 0 ? BY_HAND : { direct, rules: new Set(rules) });
    }
    if (!seed.settled) applyRules(org, user, byRule);
  }
  plantTokens(org, seed);
}

function plant(org: Org, person: SeedUser): User {
  const login = String(person.profile["login"] ?? person.profile["email"] ?? "");
  if (login === "") throw new Error("The seed has a user with neither login nor email.");
  if (org.logins.has(foldLogin(login))) throw new Error(`The seed has two users with the login ${login}.`);
  const created = person.created ?? org.created;
  const wasActive = person.status !== "STAGED";
  const passwordHash =
    person.passwordHash ??
    (person.password !== undefined
      ? hashOf(person.password)
      : WITHOUT_PASSWORD.includes(person.status)
        ? undefined
        : "imported");
  const user: User = {
    id: person.id ?? org.random.oktaId("00u"),
    status: person.status,
    created,
    activated: person.activated === undefined ? (wasActive ? created : null) : person.activated,
    statusChanged: person.statusChanged === undefined ? (wasActive ? created : null) : person.statusChanged,
    lastLogin: person.lastLogin ?? null,
    lastUpdated: person.lastUpdated ?? created,
    passwordChanged: person.passwordChanged === undefined ? (passwordHash ? created : null) : person.passwordChanged,
    typeId: org.userTypeId,
    profile: { ...person.profile, login },
    provider: person.provider ?? { type: "OKTA", name: "OKTA" },
    ...(passwordHash === undefined ? {} : { passwordHash }),
    ...(person.recoveryQuestion === undefined ? {} : { recoveryQuestion: person.recoveryQuestion }),
    ...(person.statusBeforeSuspension === undefined ? {} : { statusBeforeSuspension: person.statusBeforeSuspension }),
    version: person.version ?? 1,
  };
  org.users.set(user.id, user);
  org.logins.set(foldLogin(login), user.id);
  plantBelongings(org, person, user.id);
  return user;
}

function plantBelongings(org: Org, person: SeedUser, userId: string): void {
  const sessions =
    typeof person.sessions === "number"
      ? Array.from({ length: person.sessions }, () => ({ id: org.random.oktaId("102"), created: org.clock.iso() }))
      : person.sessions;
  for (const session of sessions) org.sessions.set(session.id, { ...session, userId });
  if (person.factors.length > 0) {
    org.factors.set(
      userId,
      person.factors.map((factor) => ({
        ...factor,
        id: factor.id ?? org.random.oktaId("opf"),
        created: factor.created ?? org.created,
      })),
    );
  }
  if (person.roles.length > 0)
    org.roles.set(
      userId,
      person.roles.map((role) => plantRole(org, role)),
    );
}

/** Fills in what a seed left out of a role. */
export function plantRole(org: Org, role: SeedUser["roles"][number]) {
  const { permissions, groupTargets, ...rest } = role;
  return {
    ...rest,
    id: role.id ?? org.random.oktaId("ra1"),
    created: role.created ?? org.created,
    ...(permissions === undefined ? {} : { permissions }),
    ...(groupTargets === undefined ? {} : { groupTargets }),
  };
}

/** Memberships are values nobody changes: thousands of equal ones can be one. */
function applyRules(org: Org, user: User, byRule: Map<string, Membership>): void {
  if (user.status === "DEPROVISIONED") return;
  for (const rule of org.rules.values()) {
    if (rule.status !== "ACTIVE" || rule.excludedUsers.includes(user.id)) continue;
    const groups = () => ({ ids: org.groupsOfUser.get(user.id) ?? new Set<string>(), names: [] });
    if (!meets(rule.expression, user.profile, groups)) continue;
    for (const groupId of rule.groupIds) {
      const before = org.members.get(groupId)?.get(user.id);
      if (before === undefined) {
        const only = byRule.get(rule.id) ?? { direct: false, rules: new Set([rule.id]) };
        byRule.set(rule.id, only);
        storeMembership(org, groupId, user.id, only);
      } else {
        storeMembership(org, groupId, user.id, { ...before, rules: new Set(before.rules).add(rule.id) });
      }
    }
  }
}

function plantTokens(org: Org, seed: OktaSeed): void {
  const userId = userLookup(org);
  const year = 365 * 24 * 3_600_000;
  for (const token of seed.refreshTokens) {
    const id = token.id ?? org.random.oktaId("oar");
    org.refreshTokens.set(id, {
      id,
      userId: userId(token.user),
      clientId: token.clientId,
      scopes: token.scopes,
      created: token.created ?? org.created,
      expiresAt: token.expiresAt ?? new Date(org.clock.now() + year).toISOString(),
    });
  }
  for (const grant of seed.grants) {
    const id = grant.id ?? org.random.oktaId("oag");
    const { clientId, scopeId } = grant;
    org.grants.set(id, { id, userId: userId(grant.user), clientId, scopeId, created: grant.created ?? org.created });
  }
}

/** Finds users of a seed by id or login. */
export function userLookup(org: Org): (idOrLogin: string) => string {
  return (idOrLogin) => {
    const id = org.users.has(idOrLogin) ? idOrLogin : org.logins.get(foldLogin(idOrLogin));
    if (id === undefined) throw new Error(`The seed names the user "${idOrLogin}", whom it does not have.`);
    return id;
  };
}
