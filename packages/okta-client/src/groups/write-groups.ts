import type { ResultAsync } from "neverthrow";
import { ask, doneWhenMissing, tell } from "../client/ask.ts";
import type { OktaClient } from "../client/okta-client.ts";
import type { OktaError } from "../client/okta-error.ts";
import { GROUPS } from "../endpoints/groups.ts";
import { Group } from "./group.ts";

/** A group's profile: its name, unique in the org, and the org's own attributes. */
export interface GroupProfile extends Readonly<Record<string, unknown>> {
  readonly name: string;
  readonly description?: string;
}

/** Creates a group. */
export function createGroup(okta: OktaClient, profile: GroupProfile): ResultAsync<Group, OktaError> {
  return ask(okta, GROUPS.createGroup, { body: { profile }, reply: Group });
}

/** Replaces a group's whole profile: every attribute not given is erased. Okta has no partial update of groups. */
export function replaceGroup(okta: OktaClient, groupId: string, profile: GroupProfile): ResultAsync<Group, OktaError> {
  return ask(okta, GROUPS.replaceGroup, { path: { groupId }, body: { profile }, reply: Group });
}

/** Erases a group; rules that lead into it become `INVALID`. One that is gone is done. */
export function deleteGroup(okta: OktaClient, groupId: string): ResultAsync<void, OktaError> {
  return doneWhenMissing(tell(okta, GROUPS.deleteGroup, { path: { groupId } }));
}
