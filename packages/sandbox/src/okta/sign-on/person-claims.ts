import { displayNameOf, loginOf, type User } from "../users/user.ts";

/** What scopes tell of somebody: the little an id token carries, and all that `userinfo` answers. */
export function personClaims(
  user: User,
  scopes: readonly string[],
): { readonly inIdToken: Readonly<Record<string, unknown>>; readonly all: Readonly<Record<string, unknown>> } {
  const { firstName, lastName, email, locale } = user.profile;
  const profile = { name: displayNameOf(user), preferred_username: loginOf(user) };
  const inIdToken = {
    ...(scopes.includes("profile") ? profile : {}),
    ...(scopes.includes("email") ? { email } : {}),
  };
  const more = {
    given_name: firstName,
    family_name: lastName,
    locale: locale ?? "en-US",
    zoneinfo: "America/Los_Angeles",
    updated_at: Math.floor(Date.parse(user.lastUpdated) / 1000),
  };
  return {
    inIdToken,
    all: {
      sub: user.id,
      ...inIdToken,
      ...(scopes.includes("profile") ? more : {}),
      ...(scopes.includes("email") ? { email_verified: true } : {}),
    },
  };
}
