import type { ResultAsync } from "neverthrow";
import { ask, askAll, doneWhenMissing, tell, undefinedWhenMissing } from "../client/ask.ts";
import type { OktaClient } from "../client/okta-client.ts";
import type { OktaError } from "../client/okta-error.ts";
import { APPS } from "../endpoints/apps.ts";
import { AppGroup } from "./app.ts";

/** One group's assignment to one application; `undefined` when there is none. */
export function findAppGroup(
  okta: OktaClient,
  appId: string,
  groupId: string,
): ResultAsync<AppGroup | undefined, OktaError> {
  return undefinedWhenMissing(ask(okta, APPS.findAppGroup, { path: { appId, groupId }, reply: AppGroup }));
}

/** Groups that give an application to their members. */
export function listAppGroups(okta: OktaClient, appId: string): ResultAsync<readonly AppGroup[], OktaError> {
  return askAll(okta, APPS.listAppGroups, { path: { appId }, query: { limit: 200 }, item: AppGroup });
}

/** Gives an application to all members of a group, now and later. Saying it again changes the priority and profile. */
export function assignGroupToApp(
  okta: OktaClient,
  appId: string,
  assignment: {
    readonly groupId: string;
    readonly priority?: number;
    readonly profile?: Readonly<Record<string, unknown>>;
  },
): ResultAsync<AppGroup, OktaError> {
  const { groupId, ...body } = assignment;
  return ask(okta, APPS.assignGroupToApp, { path: { appId, groupId }, body, reply: AppGroup });
}

/** Takes an application from all members who have it through this group only. No assignment is done. */
export function unassignGroupFromApp(okta: OktaClient, appId: string, groupId: string): ResultAsync<void, OktaError> {
  return doneWhenMissing(tell(okta, APPS.unassignGroupFromApp, { path: { appId, groupId } }));
}
