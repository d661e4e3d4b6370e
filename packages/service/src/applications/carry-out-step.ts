import {
  activateApp,
  assignGroupToApp,
  createApp,
  createGroupPush,
  deleteGroupPush,
  type OktaClient,
  type OktaError,
  replaceApp,
  setGroupPush,
  unassignGroupFromApp,
} from "@tenure/okta-client";
import { isSecretName } from "@tenure/sso-catalog";
import type { ResultAsync } from "neverthrow";
import type { PlannedStep } from "./applications-plan.ts";

/** Writes one step to Okta, and answers which application it was about: one that is made has its id only now. */
export function carryOutStep(okta: OktaClient, appId: string, step: PlannedStep): ResultAsync<string, OktaError> {
  const done = () => appId;
  switch (step.kind) {
    case "create-application":
      return createApp(okta, step.body, { activate: true }).map(({ id }) => id);
    case "change-application":
      return replaceApp(okta, { ...step.body, id: appId }).map(done);
    case "activate-application":
      return activateApp(okta, appId).map(done);
    case "assign-group": {
      // Okta puts the assignment in place of the one before: what nobody declared of it stays as it was.
      const { groupId, replaces, priority = replaces?.priority } = step;
      const profile = { ...kept(replaces?.profile), ...step.profile };
      const more = {
        ...(priority === undefined ? {} : { priority }),
        ...(Object.keys(profile).length === 0 ? {} : { profile }),
      };
      return assignGroupToApp(okta, appId, { groupId, ...more }).map(done);
    }
    case "unassign-group":
      return unassignGroupFromApp(okta, appId, step.groupId).map(done);
    case "push-group":
      return createGroupPush(okta, appId, {
        groupId: step.groupId,
        targetGroupName: step.groupName ?? step.groupId,
      }).map(done);
    case "restart-push":
      return setGroupPush(okta, appId, step.pushId, "ACTIVE").map(done);
    case "end-push":
      // Okta ends only what is stopped. The group there stays, with whatever was granted to it.
      return setGroupPush(okta, appId, step.pushId, "INACTIVE")
        .andThen(() => deleteGroupPush(okta, appId, step.pushId, { deleteTargetGroup: false }))
        .map(done);
  }
}

/** No secret goes back as it was read. */
const kept = (profile: Readonly<Record<string, unknown>> = {}): Readonly<Record<string, unknown>> =>
  Object.fromEntries(Object.entries(profile).filter(([name]) => !isSecretName(name)));
