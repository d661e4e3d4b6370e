import {
  EVERY_STATUS,
  excludedUsers,
  type Group,
  listAppUserPages,
  listGroupMemberPages,
  listGroupPages,
  listGroupRules,
  listMembershipRules,
  type OktaClient,
  type OktaError,
  searchUserPages,
} from "@tenure/okta-client";
import type { Pages, Workforce, WorkforceRule } from "@tenure/provisioner";
import { errAsync, okAsync, type Result } from "neverthrow";
import { profileOf } from "../okta-directory/directory-profile.ts";
import { toDirectoryFailure } from "../okta-directory/to-directory-failure.ts";
import { countingCalls } from "./counting-calls.ts";

/**
 * Okta as the {@link Workforce} a company is compared by: lists of 200, and never one call a membership.
 *
 * People come from Okta's search, because only that knows deactivated ones; it lags behind writes by about a second, so
 * whoever writes looks at the account by itself first. Takes the scopes `okta.users.read`, `okta.groups.read` and, for
 * applications the table grants, `okta.apps.read`.
 */
export function oktaWorkforce(client: OktaClient, { org = client.host }: { readonly org?: string } = {}): Workforce {
  const { okta, spent } = countingCalls(client);
  return {
    org,
    people: () =>
      mapped(searchUserPages(okta, EVERY_STATUS), ({ id, profile, status }) => ({
        id,
        login: profile.login,
        status,
        profile: profileOf(profile),
      })),
    groups: () => mapped(listGroupPages(okta), observed),
    members: (groupId) => mapped(listGroupMemberPages(okta, groupId), ({ id }) => id),
    assignees: (appId) =>
      mapped(listAppUserPages(okta, appId), ({ id, scope }) => ({
        personId: id,
        scope: scope === "USER" ? ("user" as const) : ("group" as const),
      })),
    rules: () =>
      listGroupRules(okta)
        .map((rules) =>
          rules.map((rule): WorkforceRule => {
            const { id, name, status, actions } = rule;
            const groupIds = actions?.assignUserToGroups?.groupIds ?? [];
            return { id, name, active: status === "ACTIVE", groupIds, excluded: excludedUsers(rule) };
          }),
        )
        .mapErr(toDirectoryFailure),
    granting: (groupId, personId) =>
      listMembershipRules(okta, groupId, personId)
        .orElse((error) => (error.kind === "not-found" ? okAsync([]) : errAsync(error)))
        .mapErr(toDirectoryFailure),
    spent,
  };
}

function observed({ id, profile, type }: Group) {
  return { id, name: profile.name, type };
}

/** Pages in the port's words. What does not exist has no items. */
async function* mapped<T, R>(pages: AsyncGenerator<Result<readonly T[], OktaError>>, read: (item: T) => R): Pages<R> {
  for await (const page of pages) {
    if (page.isErr() && page.error.kind === "not-found") return;
    yield page.map((items) => items.map(read)).mapErr(toDirectoryFailure);
  }
}
