import type { Duty, Questions } from "@tenure/lifecycle-rules";
import {
  anyOf,
  equals,
  listApiTokensOf,
  listGroupMemberPages,
  listUserRoles,
  type OktaClient,
  type OktaError,
  searchUsers,
  type User,
} from "@tenure/okta-client";
import type { DirectoryMembership } from "@tenure/provisioner";
import { errAsync, ok, okAsync, ResultAsync } from "neverthrow";

/** Scopes that only looking up API tokens and admin roles takes; a client of its own, so that their lack spoils nothing. */
export const DUTY_SCOPES: readonly string[] = ["okta.apiTokens.read", "okta.roles.read"];

/** Whose duties are asked for. */
export interface Bound {
  readonly user: User;
  readonly memberships: readonly DirectoryMembership[];
}

/**
 * What somebody answers for. Whom they manage and of what they are the last member takes no right beyond the usual;
 * API tokens and admin roles are looked up with a client of their own, where the company lets us.
 */
export function findDuties(
  okta: OktaClient,
  privileged: OktaClient | undefined,
  { memberships, user }: Bound,
  { everything, lastMemberOf }: NonNullable<Questions["duties"]>,
): ResultAsync<readonly Duty[], OktaError> {
  const held = memberships.filter(({ groupId }) => lastMemberOf.includes(groupId));
  const all: readonly Duties[] = [
    ...(everything ? [reports(okta, user)] : []),
    ...(everything && privileged !== undefined ? [tokens(privileged, user), roles(privileged, user)] : []),
    ...held.map((membership) => lastMember(okta, user, membership)),
  ];
  return ResultAsync.combine([...all]).map((found) => found.flat());
}

type Duties = ResultAsync<readonly Duty[], OktaError>;

/** People whose profile names the user as their manager, by id or by login, and who are still there. */
function reports(okta: OktaClient, { id, profile }: User): Duties {
  const named = anyOf(equals("profile.managerId", id), equals("profile.manager", profile.login));
  return searchUsers(okta, named).map((users) =>
    users
      .filter((one) => one.status !== "DEPROVISIONED" && one.id !== id)
      .map((one): Duty => ({ kind: "manages", id: one.id, name: one.profile.login })),
  );
}

function tokens(okta: OktaClient, { id }: User): Duties {
  return whereAllowed(
    listApiTokensOf(okta, id).map((found) =>
      found.map((token): Duty => ({ kind: "owns-api-token", id: token.id, name: token.name ?? token.id })),
    ),
  );
}

function roles(okta: OktaClient, { id }: User): Duties {
  return whereAllowed(
    listUserRoles(okta, id).map((found) =>
      found.map((role): Duty => ({ kind: "holds-role", id: role.id, name: role.label ?? role.type })),
    ),
  );
}

/** Read from the group itself: a count that lags could let the last one go. The first page tells. */
function lastMember(okta: OktaClient, { id }: User, { groupId, name }: DirectoryMembership): Duties {
  const first = ResultAsync.fromSafePromise(listGroupMemberPages(okta, groupId).next()).andThen(({ done, value }) =>
    done === true ? ok([]) : value,
  );
  return first.map((members) =>
    members.every((one) => one.id === id) ? [{ kind: "last-member", id: groupId, name }] : [],
  );
}

/** What we may not see is not told; a leaver is not kept in for it. */
function whereAllowed(duties: Duties): Duties {
  return duties.orElse((error) => (error.kind === "not-allowed" ? okAsync([]) : errAsync(error)));
}
