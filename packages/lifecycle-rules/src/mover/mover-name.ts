import type { ObservedAccount } from "../observation/observation.ts";
import type { MoverRequest } from "../request/request.ts";

/** The name to show follows the parts that change; without a change of name it stays as it is. */
export function shownName(
  { displayName, givenName, familyName }: MoverRequest,
  { profile }: ObservedAccount,
): string | undefined {
  if (displayName !== undefined) return displayName.value;
  if (givenName === undefined && familyName === undefined) return undefined;
  const parts = [givenName?.value ?? profile["firstName"], familyName?.value ?? profile["lastName"]];
  return parts.filter((part) => typeof part === "string" && part !== "").join(" ");
}

/** The account as people shall speak of it: a name somebody has laid down stands in no mail and on no task. */
export function underNewName(request: MoverRequest, account: ObservedAccount): ObservedAccount {
  const name = shownName(request, account);
  return name === undefined ? account : { ...account, profile: { ...account.profile, displayName: name } };
}
