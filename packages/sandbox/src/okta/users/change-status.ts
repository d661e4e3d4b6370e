import type { Org } from "../org.ts";
import { saveUser } from "./save-user.ts";
import type { User } from "./user.ts";

/**
 * Moves a user to a status; over time when `transitionMs` is not 0, and until then the user keeps the old status and
 * shows where it goes. `then` runs once the status is reached.
 */
export function changeStatus(org: Org, user: User, to: string, transitionMs = 0, then?: (user: User) => void): User {
  if (transitionMs === 0) return arrive(org, user.id, to, then) ?? user;
  org.clock.at(org.clock.now() + transitionMs, () => void arrive(org, user.id, to, then));
  return saveUser(org, { ...(org.users.get(user.id) ?? user), transitioningTo: to });
}

function arrive(org: Org, userId: string, to: string, then?: (user: User) => void): User | undefined {
  const present = org.users.get(userId);
  if (present === undefined) return undefined;
  const { transitioningTo: _reached, ...rest } = present;
  const now = org.clock.iso();
  // Real users count as activated from PROVISIONED on, and keep the date when they are deactivated.
  const activated = to === "PROVISIONED" || to === "ACTIVE" ? (rest.activated ?? now) : rest.activated;
  const saved = saveUser(org, { ...rest, status: to, statusChanged: now, activated });
  then?.(saved);
  return saved;
}
