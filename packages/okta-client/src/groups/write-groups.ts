import { mayHaveHappened } from "@tenure/http-kit";
import { errAsync, okAsync, type ResultAsync } from "neverthrow";
import { ask, doneWhenMissing, tell } from "../client/ask.ts";
import { holdsProfile } from "../client/holds-profile.ts";
import type { OktaClient } from "../client/okta-client.ts";
import type { OktaError } from "../client/okta-error.ts";
import { GROUPS } from "../endpoints/groups.ts";
import { equals } from "../search/expressions.ts";
import { Group } from "./group.ts";
import { searchGroups } from "./read-groups.ts";

/** A group's profile: its name, unique in the org, and the org's own attributes. */
export interface GroupProfile extends Readonly<Record<string, unknown>> {
  readonly name: string;
  readonly description?: string;
}

/**
 * Creates a group. A name is unique, so a call whose answer was lost is made again: when the name is taken by then, a
 * group with exactly this profile is the one we made. Okta's index may not show it yet; then the loss is reported.
 */
export function createGroup(okta: OktaClient, profile: GroupProfile): ResultAsync<Group, OktaError> {
  const create = () => ask(okta, GROUPS.createGroup, { body: { profile }, reply: Group });
  return create().orElse((lost) => {
    if (!mayHaveHappened(lost)) return errAsync(lost);
    return create().orElse((again) => {
      if (again.kind !== "already-exists") return errAsync(again);
      return searchGroups(okta, equals("profile.name", profile.name))
        .mapErr(() => lost)
        .andThen((groups) => {
          const ours = groups.find((group) => holdsProfile(group.profile, profile));
          return ours === undefined ? errAsync(lost) : okAsync(ours);
        });
    });
  });
}

/** Replaces a group's whole profile: every attribute not given is erased. Okta has no partial update of groups. */
export function replaceGroup(okta: OktaClient, groupId: string, profile: GroupProfile): ResultAsync<Group, OktaError> {
  return ask(okta, GROUPS.replaceGroup, { path: { groupId }, body: { profile }, reply: Group });
}

/** Erases a group; rules that lead into it become `INVALID`. One that is gone is done. */
export function deleteGroup(okta: OktaClient, groupId: string): ResultAsync<void, OktaError> {
  return doneWhenMissing(tell(okta, GROUPS.deleteGroup, { path: { groupId } }));
}
