import type { Observation, ObservedAccount } from "../observation/observation.ts";
import type { Addresses } from "../plan/notices.ts";

/** Where somebody in the directory and their manager are reached; a manager who is not active is not told. */
export function contactsOf({ profile, login }: ObservedAccount, { manager }: Observation): Addresses {
  const email = profile["email"];
  return {
    person: typeof email === "string" && email !== "" ? email : login,
    manager: manager?.active === true ? manager.email : undefined,
  };
}
