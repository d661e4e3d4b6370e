import { type Origin, okta } from "../log/origin.ts";
import { appTarget, appUserTarget, userTarget } from "../log/targets.ts";
import { drawLag, type Org } from "../org.ts";
import type { User } from "../users/user.ts";
import type { App, AppUser } from "./app.ts";
import { pushUser } from "./scim-client.ts";
import { userNameOf } from "./user-name-of.ts";

/** Gives a user an application, or changes how they have it. */
export function putAppUser(
  org: Org,
  app: App,
  user: User,
  wanted: Pick<AppUser, "scope" | "profile"> & { userName?: string },
  by: Origin,
): AppUser {
  const now = org.clock.iso();
  const before = org.appUsers.get(app.id)?.get(user.id);
  const pushes = app.provisioning?.pushUsers === true;
  const userName = wanted.userName ?? before?.userName ?? userNameOf(org, app, user);
  const appUser: AppUser = {
    userId: user.id,
    scope: wanted.scope,
    status: before?.status ?? (pushes ? "STAGED" : "ACTIVE"),
    syncState: before?.syncState ?? (pushes ? "OUT_OF_SYNC" : "DISABLED"),
    externalId: before?.externalId ?? null,
    created: before?.created ?? now,
    lastUpdated: now,
    statusChanged: before?.statusChanged ?? now,
    lastSync: before?.lastSync ?? null,
    userName,
    profile: wanted.profile,
  };
  storeAppUser(org, app.id, appUser);
  org.log.record({
    eventType: before === undefined ? "application.user_membership.add" : "application.user_membership.update",
    by,
    targets: [appUserTarget(user, userName), appTarget(app), userTarget(user)],
  });
  pushUser(org, app.id, user.id, before === undefined ? "create" : "profile");
  return appUser;
}

/** Takes an application from a user; the profile it held of them is lost. */
export function removeAppUser(org: Org, app: App, user: User, by: Origin): void {
  const before = org.appUsers.get(app.id)?.get(user.id);
  if (before === undefined) return;
  org.appUsers.get(app.id)?.delete(user.id);
  org.appsOfUser.get(user.id)?.delete(app.id);
  org.log.record({
    eventType: "application.user_membership.remove",
    by,
    targets: [appUserTarget(user, before.userName), appTarget(app), userTarget(user)],
  });
  pushUser(org, app.id, user.id, "deactivate", before);
}

/** Puts an assignment where both lookups find it. */
export function storeAppUser(org: Org, appId: string, appUser: AppUser): void {
  const ofApp = org.appUsers.get(appId) ?? new Map<string, AppUser>();
  org.appUsers.set(appId, ofApp.set(appUser.userId, appUser));
  const ofUser = org.appsOfUser.get(appUser.userId) ?? new Set<string>();
  org.appsOfUser.set(appUser.userId, ofUser.add(appId));
}

/** Soon, lets a user's groups decide which applications they have. */
export function reconcileSoon(org: Org, userId: string): void {
  const lag = drawLag(org, org.settings.appAssignmentLagMs);
  if (lag === 0) reconcileApps(org, userId);
  else org.clock.at(org.clock.now() + lag, () => reconcileApps(org, userId));
}

/** Statuses in which a group's applications reach a user; a suspended one keeps what they have. */
const ASSIGNABLE: ReadonlySet<string> = new Set([
  "ACTIVE",
  "PROVISIONED",
  "STAGED",
  "RECOVERY",
  "PASSWORD_EXPIRED",
  "LOCKED_OUT",
]);

function reconcileApps(org: Org, userId: string): void {
  const user = org.users.get(userId);
  if (user === undefined || user.status === "DEPROVISIONED") return;
  const winners = winningGroups(org, userId);

  for (const appId of [...(org.appsOfUser.get(userId) ?? [])]) {
    const app = org.apps.get(appId);
    const held = org.appUsers.get(appId)?.get(userId);
    if (app?.status !== "ACTIVE" || held?.scope !== "GROUP") continue;
    const profile = winners.get(appId);
    if (profile === undefined) removeAppUser(org, app, user, okta);
    else if (!sameProfile(profile, held.profile)) putAppUser(org, app, user, { scope: "GROUP", profile }, okta);
  }
  if (!ASSIGNABLE.has(user.status)) return;
  for (const [appId, profile] of winners) {
    const app = org.apps.get(appId);
    if (app?.status !== "ACTIVE" || org.appUsers.get(appId)?.has(userId) === true) continue;
    putAppUser(org, app, user, { scope: "GROUP", profile }, okta);
  }
}

/** The applications a user's groups grant, each with the profile of the group that comes first. */
function winningGroups(org: Org, userId: string): ReadonlyMap<string, Readonly<Record<string, unknown>>> {
  const groups = org.groupsOfUser.get(userId) ?? new Set();
  const winners = new Map<string, Readonly<Record<string, unknown>>>();
  for (const [appId, assigned] of org.appGroups) {
    let first: { readonly priority: number; readonly profile: Readonly<Record<string, unknown>> } | undefined;
    for (const appGroup of assigned.values()) {
      const holds = appGroup.groupId === org.everyoneId || groups.has(appGroup.groupId);
      if (holds && (first === undefined || appGroup.priority < first.priority)) first = appGroup;
    }
    if (first !== undefined) winners.set(appId, first.profile);
  }
  return winners;
}

/** What becomes of the assignments when the user is deactivated: gone, save where the application is inactive. */
export function dropAppsOnDeactivation(org: Org, user: User, by: Origin): void {
  for (const appId of [...(org.appsOfUser.get(user.id) ?? [])]) {
    const app = org.apps.get(appId);
    if (app?.status === "ACTIVE") removeAppUser(org, app, user, by);
  }
}

function sameProfile(a: Readonly<Record<string, unknown>>, b: Readonly<Record<string, unknown>>): boolean {
  return JSON.stringify(a) === JSON.stringify(b);
}
