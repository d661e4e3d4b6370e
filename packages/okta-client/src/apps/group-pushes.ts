import { readBackWrite } from "@tenure/http-kit";
import type { ResultAsync } from "neverthrow";
import { ask, askAll, doneWhenMissing, tell } from "../client/ask.ts";
import type { OktaClient } from "../client/okta-client.ts";
import type { OktaError } from "../client/okta-error.ts";
import { APPS } from "../endpoints/apps.ts";
import { GroupPush } from "./app.ts";

/** Groups whose members an application is told. */
export function listGroupPushes(okta: OktaClient, appId: string): ResultAsync<readonly GroupPush[], OktaError> {
  return askAll(okta, APPS.listGroupPushes, { path: { appId }, query: { limit: 200 }, item: GroupPush });
}

/** A group to push: into a group the application has, or into one of this name, made when it is missing. */
export type NewGroupPush = { readonly groupId: string } & (
  | { readonly targetGroupId: string }
  | { readonly targetGroupName: string }
);

/**
 * Begins to push a group. The application needs provisioning, which only the console sets up for most; never push the
 * group that assigns the application. When the answer is lost, a push of this group is the one we made.
 */
export function createGroupPush(
  okta: OktaClient,
  appId: string,
  { groupId, ...target }: NewGroupPush,
): ResultAsync<GroupPush, OktaError> {
  const body = { sourceGroupId: groupId, status: "ACTIVE", ...target };
  return readBackWrite({
    write: () => ask(okta, APPS.createGroupPush, { path: { appId }, body, reply: GroupPush }),
    look: () => listGroupPushes(okta, appId).map((all) => all.find(({ sourceGroupId }) => sourceGroupId === groupId)),
  });
}

/** Starts a push again, and pushes everything anew, or stops it: the group there stays as it is. */
export function setGroupPush(
  okta: OktaClient,
  appId: string,
  mappingId: string,
  status: "ACTIVE" | "INACTIVE",
): ResultAsync<GroupPush, OktaError> {
  const path = { appId, mappingId };
  return ask(okta, APPS.setGroupPush, { path, body: { status }, reply: GroupPush, repeatable: true });
}

/**
 * Ends a push that is stopped. `deleteTargetGroup` takes the group at the application with it, and whatever was
 * granted to it there. One that is gone is done.
 */
export function deleteGroupPush(
  okta: OktaClient,
  appId: string,
  mappingId: string,
  { deleteTargetGroup }: { readonly deleteTargetGroup: boolean },
): ResultAsync<void, OktaError> {
  const path = { appId, mappingId };
  return doneWhenMissing(tell(okta, APPS.deleteGroupPush, { path, query: { deleteTargetGroup } }));
}
