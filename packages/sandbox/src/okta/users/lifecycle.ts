import { err, ok, type Result } from "neverthrow";
import { dropAppsOnDeactivation } from "../apps/assignments.ts";
import type { Call } from "../http/call.ts";
import { invalid, notFound, type OktaProblem, problems } from "../http/problem.ts";
import { userTarget } from "../log/targets.ts";
import { mail } from "../mails.ts";
import type { Org } from "../org.ts";
import { clearSessions } from "../sessions/clear-sessions.ts";
import { changeStatus } from "./change-status.ts";
import { foldLogin, loginOf, type User } from "./user.ts";

type Done = Result<void, OktaProblem>;

/** Blocks sign-in, reversibly: groups and applications stay, and no application is told. */
export function suspend({ org, origin }: Call, user: User): Done {
  if (!org.settings.suspendFrom.includes(user.status)) {
    return err(invalid("suspendUser", "Cannot suspend a user that is not active"));
  }
  changeStatus(org, { ...user }, "SUSPENDED", 0, (suspended) => {
    org.users.set(user.id, { ...suspended, statusBeforeSuspension: user.status });
  });
  clearSessions(org, user.id);
  org.log.record({ eventType: "user.lifecycle.suspend", by: origin, targets: [userTarget(user)] });
  return ok(undefined);
}

/** Takes a suspension back. */
export function unsuspend({ org, origin }: Call, user: User): Done {
  if (user.status !== "SUSPENDED") {
    return err(invalid("unsuspendUser", "Cannot unsuspend a user that is not suspended"));
  }
  const to = org.settings.unsuspendTo === "ACTIVE" ? "ACTIVE" : (user.statusBeforeSuspension ?? "ACTIVE");
  changeStatus(org, user, to, 0, ({ statusBeforeSuspension: _past, ...present }) => {
    org.users.set(user.id, present);
  });
  org.log.record({ eventType: "user.lifecycle.unsuspend", by: origin, targets: [userTarget(user)] });
  return ok(undefined);
}

/** Lets a locked-out user in again. */
export function unlock({ org, origin }: Call, user: User): Done {
  if (user.status !== "LOCKED_OUT") return err(problems.unlockNotAllowed);
  changeStatus(org, user, "ACTIVE");
  org.log.record({ eventType: "user.account.unlock_by_admin", by: origin, targets: [userTarget(user)] });
  return ok(undefined);
}

/** Ends the account for now: memberships stay, applications and password go. */
export function deactivate(call: Call, user: User, options: { readonly sendEmail: boolean }): Done {
  const { org, origin } = call;
  if (user.status === "DEPROVISIONED") return err(notFound(user.id, "User"));
  if (options.sendEmail) mail(org, "deactivated-user", user);
  const { settings } = org;
  const lag = isAsync(call) ? settings.respondAsyncMs : settings.transitionMs;
  changeStatus(org, user, "DEPROVISIONED", lag, ({ passwordHash: _gone, statusBeforeSuspension: _past, ...rest }) => {
    org.users.set(user.id, rest);
    dropAppsOnDeactivation(org, rest, origin);
    if (settings.deactivateClearsSessions) clearSessions(org, user.id);
    if (settings.deactivateResetsFactors) org.factors.delete(user.id);
    if (settings.deactivateDropsRoles) org.roles.delete(user.id);
    // A token acts for its creator, and dies with them.
    for (const token of org.apiTokens.values()) if (token.userId === user.id) org.apiTokens.delete(token.token);
  });
  org.log.record({ eventType: "user.lifecycle.deactivate", by: origin, targets: [userTarget(user)] });
  return ok(undefined);
}

/** The first deletion deactivates, the second erases; the answer is the same. */
export function remove(call: Call, user: User, options: { readonly sendEmail: boolean }): Done {
  const { org, origin } = call;
  org.log.record({ eventType: "user.lifecycle.delete.initiated", by: origin, targets: [userTarget(user)] });
  if (user.status !== "DEPROVISIONED") return deactivate(call, user, options);
  erase(org, user);
  org.log.record({ eventType: "user.lifecycle.delete.completed", by: origin, targets: [userTarget(user)] });
  return ok(undefined);
}

/** Whether the caller wants the answer before the work. */
export function isAsync(call: Call): boolean {
  return call.headers.get("prefer")?.includes("respond-async") === true;
}

function erase(org: Org, user: User): void {
  for (const groupId of org.groupsOfUser.get(user.id) ?? []) org.members.get(groupId)?.delete(user.id);
  for (const appId of org.appsOfUser.get(user.id) ?? []) org.appUsers.get(appId)?.delete(user.id);
  org.groupsOfUser.delete(user.id);
  org.appsOfUser.delete(user.id);
  org.factors.delete(user.id);
  org.roles.delete(user.id);
  clearSessions(org, user.id);
  for (const token of org.refreshTokens.values()) if (token.userId === user.id) org.refreshTokens.delete(token.id);
  for (const grant of org.grants.values()) if (grant.userId === user.id) org.grants.delete(grant.id);
  org.logins.delete(foldLogin(loginOf(user)));
  org.users.delete(user.id);
  org.userOrder.changed();
  org.userChanged();
  org.userIndex.changed(user.id);
}
