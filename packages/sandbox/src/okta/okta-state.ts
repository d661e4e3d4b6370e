import type { AppUser } from "./apps/app.ts";
import { nameOf } from "./groups/group.ts";
import { groupIdsOf, membershipOf } from "./groups/memberships.ts";
import type { LogEvent } from "./log/log-event.ts";
import type { OktaMail } from "./mails.ts";
import type { Org } from "./org.ts";
import { rolesOf } from "./roles/held-roles.ts";
import { foldLogin, loginOf, type Profile, type User } from "./users/user.ts";

/** A group somebody is in, and why. */
export interface HeldGroup {
  readonly id: string;
  readonly name: string;
  readonly type: string;
  readonly direct: boolean;
  /** Names of the rules that put them in. */
  readonly rules: readonly string[];
}

/** An application somebody has, and how. */
export interface HeldApp {
  readonly id: string;
  readonly name: string;
  readonly label: string;
  readonly scope: AppUser["scope"];
  readonly status: string;
  readonly profile: Readonly<Record<string, unknown>>;
}

/** A user with everything that hangs on them, as of now. */
export interface UserState {
  readonly id: string;
  readonly login: string;
  readonly status: string;
  readonly transitioningTo?: string;
  readonly profile: Profile;
  readonly groups: readonly HeldGroup[];
  readonly apps: readonly HeldApp[];
  readonly sessions: number;
  readonly refreshTokens: number;
  readonly grants: number;
  readonly factors: number;
  readonly roles: readonly string[];
}

/** What an org holds, read directly: no call, no lag, no limit. */
export interface OktaState {
  /** By id or login; `undefined` when nobody has it. */
  user(idOrLogin: string): UserState | undefined;
  /** All users, deactivated ones included. */
  users(): readonly UserState[];
  groups(): readonly { readonly id: string; readonly name: string; readonly type: string; readonly members: number }[];
  /** Logins of a group's members, by the group's id or name. */
  members(groupIdOrName: string): readonly string[];
  rules(): readonly {
    readonly id: string;
    readonly name: string;
    readonly status: string;
    readonly excludedUsers: readonly string[];
  }[];
  apps(): readonly { readonly id: string; readonly name: string; readonly label: string; readonly status: string }[];
  /** Everything that happened, whether or not readers see it yet. */
  log(): readonly LogEvent[];
  /** Mails Okta itself would have sent. */
  mails(): readonly OktaMail[];
}

/** Reads an org. */
export function stateOf(org: Org): OktaState {
  const find = (idOrLogin: string): User | undefined =>
    org.users.get(idOrLogin) ?? org.users.get(org.logins.get(foldLogin(idOrLogin)) ?? "");
  return {
    user: (idOrLogin) => {
      const user = find(idOrLogin);
      return user && userState(org, user);
    },
    users: () => {
      const counts = countsOf(org);
      return [...org.users.values()].map((user) => userState(org, user, counts));
    },
    groups: () =>
      [...org.groups.values()].map((group) => ({
        id: group.id,
        name: nameOf(group),
        type: group.type,
        members: group.id === org.everyoneId ? org.users.size : (org.members.get(group.id)?.size ?? 0),
      })),
    members: (idOrName) => {
      const group = org.groups.get(idOrName) ?? [...org.groups.values()].find((one) => nameOf(one) === idOrName);
      const ids = group?.id === org.everyoneId ? org.users.keys() : (org.members.get(group?.id ?? "")?.keys() ?? []);
      return [...ids].flatMap((id) => {
        const user = org.users.get(id);
        return user === undefined ? [] : [loginOf(user)];
      });
    },
    rules: () =>
      [...org.rules.values()].map(({ id, name, status, excludedUsers }) => ({ id, name, status, excludedUsers })),
    apps: () => [...org.apps.values()].map(({ id, name, label, status }) => ({ id, name, label, status })),
    log: () => org.log.entries.map(({ event }) => event),
    mails: () => org.mails,
  };
}

type Counts = Readonly<Record<"sessions" | "refreshTokens" | "grants", ReadonlyMap<string, number>>>;

/** How much each user has, counted in one walk. */
function countsOf(org: Org): Counts {
  const count = (things: ReadonlyMap<string, { readonly userId: string }>): ReadonlyMap<string, number> => {
    const counted = new Map<string, number>();
    for (const { userId } of things.values()) counted.set(userId, (counted.get(userId) ?? 0) + 1);
    return counted;
  };
  return { sessions: count(org.sessions), refreshTokens: count(org.refreshTokens), grants: count(org.grants) };
}

function userState(org: Org, user: User, counts: Counts = countsOf(org)): UserState {
  return {
    id: user.id,
    login: loginOf(user),
    status: user.status,
    ...(user.transitioningTo === undefined ? {} : { transitioningTo: user.transitioningTo }),
    profile: user.profile,
    groups: groupIdsOf(org, user.id).flatMap((id) => heldGroup(org, id, user.id)),
    apps: [...(org.appsOfUser.get(user.id) ?? [])].flatMap((id) => heldApp(org, id, user.id)),
    sessions: counts.sessions.get(user.id) ?? 0,
    refreshTokens: counts.refreshTokens.get(user.id) ?? 0,
    grants: counts.grants.get(user.id) ?? 0,
    factors: org.factors.get(user.id)?.length ?? 0,
    roles: rolesOf(org, user.id).map(({ type }) => type),
  };
}

function heldGroup(org: Org, groupId: string, userId: string): HeldGroup[] {
  const group = org.groups.get(groupId);
  const membership = membershipOf(org, groupId, userId);
  if (group === undefined || membership === undefined) return [];
  const rules = [...membership.rules].map((id) => org.rules.get(id)?.name ?? id);
  return [{ id: groupId, name: nameOf(group), type: group.type, direct: membership.direct, rules }];
}

function heldApp(org: Org, appId: string, userId: string): HeldApp[] {
  const app = org.apps.get(appId);
  const appUser = org.appUsers.get(appId)?.get(userId);
  if (app === undefined || appUser === undefined) return [];
  const { scope, status, profile } = appUser;
  return [{ id: appId, name: app.name, label: app.label, scope, status, profile }];
}
