import type { Org } from "../org.ts";
import type { AppUser } from "./app.ts";

/** What a push tells the application. */
export type Push = "create" | "profile" | "deactivate";

/** Tells an application about one of its users, if it is provisioned. */
export function pushUser(_org: Org, _appId: string, _userId: string, _push: Push, _last?: AppUser): void {}

/** Tells every application that follows profiles about a changed one. */
export function pushProfile(org: Org, userId: string): void {
  for (const appId of org.appsOfUser.get(userId) ?? []) pushUser(org, appId, userId, "profile");
}
