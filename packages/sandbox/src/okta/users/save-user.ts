import type { Org } from "../org.ts";
import { reviewSoon } from "../rules/review.ts";
import { foldLogin, loginOf, type User } from "./user.ts";

/** Puts a new or changed user into the org: login, search index and rules follow. */
export function saveUser(org: Org, user: User): User {
  const before = org.users.get(user.id);
  const saved: User = { ...user, lastUpdated: org.clock.iso(), version: user.version + 1 };
  if (before !== undefined && loginOf(before) !== loginOf(saved)) org.logins.delete(foldLogin(loginOf(before)));
  org.users.set(saved.id, saved);
  if (before === undefined) org.userOrder.changed();
  org.logins.set(foldLogin(loginOf(saved)), saved.id);
  org.userChanged();
  org.userIndex.changed(saved.id);
  if (before === undefined || before.profile !== saved.profile || before.status !== saved.status) {
    reviewSoon(org, saved.id, "user");
  }
  return saved;
}
