import type { AccountStatus } from "@tenure/lifecycle-rules";
import {
  EVERY_STATUS,
  type Group,
  listGroupMembers,
  listGroupRules,
  listGroups,
  listUserGroups,
  type OktaClient,
  type OktaError,
  searchUsers,
  type User,
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

/** Lists read at once: enough to be quick, few enough to leave the org's limits to others. */
const AT_ONCE = 8;

/**
 * Reads everybody and every group that people are put into. Costs one list a person or one a group, whichever are
 * fewer; the client keeps below its share of the org's limits, so a large org takes minutes.
 */
export function readWorkforce(okta: OktaClient): ResultAsync<Workforce, OktaError> {
  const lists = ResultAsync.combine([searchUsers(okta, EVERY_STATUS), listGroups(okta), listGroupRules(okta)]);
  return lists.andThen(([users, groups, rules]) => {
    const filled = new Set(rules.flatMap((rule) => rule.actions?.assignUserToGroups?.groupIds ?? []));
    const open = groups.filter(({ id, type }) => type === "OKTA_GROUP" && !filled.has(id));
    const members = users.length < open.length ? membersByPerson(okta, users) : membersByGroup(okta, open);
    return members.map((found) => ({
      people: users.map(({ id, profile, status }) => ({
        id,
        login: profile.login,
        status,
        profile: profileOf(profile),
      })),
      groups: open.map(({ id, profile }) => ({ id, name: profile.name, members: found.get(id) ?? [] })),
    }));
  });
}

type Members = ReadonlyMap<string, readonly string[]>;

function membersByGroup(okta: OktaClient, groups: readonly Group[]): ResultAsync<Members, OktaError> {
  const read = ({ id }: Group) =>
    listGroupMembers(okta, id).map((members) => [id, members.map((one) => one.id)] as const);
  return inTurns(groups, read).map((pairs) => new Map(pairs));
}

function membersByPerson(okta: OktaClient, users: readonly User[]): ResultAsync<Members, OktaError> {
  const read = ({ id }: User) =>
    listUserGroups(okta, id).map((groups) => groups.map((group) => ({ user: id, group: group.id })));
  return inTurns(users, read).map(
    (pairs) =>
      new Map(
        [...Map.groupBy(pairs.flat(), ({ group }) => group)].map(([group, those]) => [
          group,
          those.map(({ user }) => user),
        ]),
      ),
  );
}

function inTurns<T, R>(
  items: readonly T[],
  read: (item: T) => ResultAsync<R, OktaError>,
): ResultAsync<readonly R[], OktaError> {
  if (items.length === 0) return okAsync([]);
  return ResultAsync.combine(items.slice(0, AT_ONCE).map(read)).andThen((done) =>
    inTurns(items.slice(AT_ONCE), read).map((rest) => [...done, ...rest]),
  );
}
