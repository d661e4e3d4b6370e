import { err, ok, type Result } from "neverthrow";
import { invalid, type OktaProblem } from "../http/problem.ts";
import type { Org } from "../org.ts";
import { type Attributes, baseGroupAttributes, baseUserAttributes } from "./attributes.ts";

/** All attributes of a user in this org. */
export function userAttributes(org: Org): Attributes {
  return { ...baseUserAttributes, ...org.customAttributes };
}

/** All attributes of a group in this org. */
export function groupAttributes(org: Org): Attributes {
  return { ...baseGroupAttributes, ...org.customGroupAttributes };
}

/** Refuses a profile whose value of a `unique` attribute somebody else (not `userId`) has. */
export function withUniqueValues(
  org: Org,
  profile: Readonly<Record<string, unknown>>,
  userId: string | undefined,
): Result<void, OktaProblem> {
  for (const [name, attribute] of Object.entries(org.customAttributes)) {
    const value = profile[name];
    if (value == null || attribute.unique == null || attribute.unique === false) continue;
    for (const other of org.users.values()) {
      if (other.id !== userId && other.profile[name] === value) {
        return err(invalid(name, `${name}: An object with this field already exists in the current organization`));
      }
    }
  }
  return ok(undefined);
}
