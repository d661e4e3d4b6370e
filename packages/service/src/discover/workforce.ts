import type { AccountStatus } from "@tenure/lifecycle-rules";
import {
  EVERY_STATUS,
  type Group,
  listGroupMembers,
  listGroupRules,
  listGroups,
  type OktaClient,
  type OktaError,
  searchUsers,
} from "@tenure/okta-client";
import type { DirectoryProfile } from "@tenure/provisioner";
import { okAsync, ResultAsync } from "neverthrow";
import { profileOf } from "../okta-directory/directory-profile.ts";

/** Everybody in an org, and who is in which group that a table could manage: not those that Okta fills by rules. */
export interface Workforce {
  readonly people: readonly WorkforcePerson[];
  readonly groups: readonly WorkforceGroup[];
}

/** Somebody as Okta shows them. */
export interface WorkforcePerson {
  readonly id: string;
  readonly login: string;
  readonly status: AccountStatus;
  readonly profile: DirectoryProfile;
}

/** A group with its members' ids. */
export interface WorkforceGroup {
  readonly id: string;
  readonly name: string;
  readonly members: readonly string[];
}

/** Groups read at once: enough to be quick, few enough to leave the org's limits to others. */
const AT_ONCE = 8;

/** Reads everybody and every group that people are put into: one list of people, one list of members a group. */
export function readWorkforce(okta: OktaClient): ResultAsync<Workforce, OktaError> {
  const lists = ResultAsync.combine([searchUsers(okta, EVERY_STATUS), listGroups(okta), listGroupRules(okta)]);
  return lists.andThen(([users, groups, rules]) => {
    const filled = new Set(rules.flatMap((rule) => rule.actions?.assignUserToGroups?.groupIds ?? []));
    const open = groups.filter(({ id, type }) => type === "OKTA_GROUP" && !filled.has(id));
    return membersOf(okta, open).map((read) => ({
      people: users.map(({ id, profile, status }) => ({
        id,
        login: profile.login,
        status,
        profile: profileOf(profile),
      })),
      groups: read,
    }));
  });
}

function membersOf(okta: OktaClient, [...groups]: readonly Group[]): ResultAsync<readonly WorkforceGroup[], OktaError> {
  if (groups.length === 0) return okAsync([]);
  const now = ResultAsync.combine(
    groups.slice(0, AT_ONCE).map(({ id, profile }) =>
      listGroupMembers(okta, id).map((members) => ({
        id,
        name: profile.name,
        members: members.map((one) => one.id),
      })),
    ),
  );
  return now.andThen((read) => membersOf(okta, groups.slice(AT_ONCE)).map((rest) => [...read, ...rest]));
}
