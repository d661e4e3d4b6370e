import { anyOf, equals, type Group, type OktaClient, searchGroups } from "@tenure/okta-client";
import { ResultAsync } from "neverthrow";
import type { DeclaredApplication } from "../config/application-settings.ts";
import { type ApplicationsFailure, toApplicationsFailure } from "./applications-failure.ts";

/** Groups by what the configuration calls them, and by id. */
export interface NamedGroups {
  /** The one group of this name or id, or why there is none, in a sentence. */
  resolve(nameOrId: string): { readonly id: string } | { readonly problem: string };
  /** What to call a group; its id where Okta did not say. */
  nameOf(id: string): string;
}

/** As many as fit into one address Okta accepts. */
const AT_ONCE = 20;
const ID = /^00g[\w-]{10,30}$/;

/** Looks up every group the declarations name. */
export function nameGroups(
  okta: OktaClient,
  declared: readonly DeclaredApplication[],
): ResultAsync<NamedGroups, ApplicationsFailure> {
  const wanted = declared.flatMap(({ assignmentGroups, pushGroups }) => [
    ...assignmentGroups.map(({ group }) => group),
    ...pushGroups,
  ]);
  return findGroups(okta, wanted).map((groups) => {
    const byId = new Map(groups.map((group) => [group.id, group]));
    return { resolve: (nameOrId) => resolve(groups, nameOrId), nameOf: (id) => byId.get(id)?.profile.name ?? id };
  });
}

/** Names of groups, by id; those that are gone are left out. */
export function namesOfGroups(
  okta: OktaClient,
  ids: readonly string[],
): ResultAsync<ReadonlyMap<string, string>, ApplicationsFailure> {
  return findGroups(okta, ids).map((groups) => new Map(groups.map(({ id, profile }) => [id, profile.name])));
}

function findGroups(
  okta: OktaClient,
  namesAndIds: readonly string[],
): ResultAsync<readonly Group[], ApplicationsFailure> {
  const wanted = [...new Set(namesAndIds)];
  const batches = Array.from({ length: Math.ceil(wanted.length / AT_ONCE) }, (_, at) =>
    wanted.slice(at * AT_ONCE, (at + 1) * AT_ONCE),
  );
  const search = (batch: readonly string[]) =>
    searchGroups(okta, anyOf(...batch.map((one) => equals(ID.test(one) ? "id" : "profile.name", one))));
  return ResultAsync.combine(batches.map(search))
    .map((found) => found.flat())
    .mapErr(toApplicationsFailure);
}

/** A group Okta keeps comes before one of the same name that an application brought along. */
function resolve(groups: readonly Group[], nameOrId: string): ReturnType<NamedGroups["resolve"]> {
  const found = groups.filter(({ id, profile }) => id === nameOrId || profile.name === nameOrId);
  const own = found.filter(({ type }) => type !== "APP_GROUP");
  const [first, second] = own.length > 0 ? own : found;
  if (first === undefined) {
    return { problem: `Okta has no group "${nameOrId}", or we may not see it: make it there, or correct the name.` };
  }
  if (second !== undefined) {
    const ids = found.map(({ id }) => id).join(", ");
    return { problem: `Okta has more than one group "${nameOrId}" (${ids}): write the id of the one that is meant.` };
  }
  return { id: first.id };
}
