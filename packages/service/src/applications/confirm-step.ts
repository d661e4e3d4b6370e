import { findApp, findAppGroup, listGroupPushes, type OktaClient } from "@tenure/okta-client";
import { applicationDifferences, type ConfiguredApplication, isAssigned } from "@tenure/sso-catalog";
import { err, ok, type Result, type ResultAsync } from "neverthrow";
import { type ApplicationsFailure, toApplicationsFailure } from "./applications-failure.ts";
import type { PlannedStep } from "./applications-plan.ts";
import { toAssignment } from "./observe.ts";

/** Reads back what a step wrote, and says what was seen; nothing is believed until it is read. */
export function confirmStep(
  okta: OktaClient,
  appId: string,
  step: PlannedStep,
  { okta: wanted }: ConfiguredApplication,
): ResultAsync<string, ApplicationsFailure> {
  switch (step.kind) {
    case "create-application":
    case "change-application":
    case "activate-application":
      return findApp(okta, appId)
        .mapErr(toApplicationsFailure)
        .andThen((app) => {
          if (app === undefined) return unseen(step, "Okta has no such application");
          if (app.status !== "ACTIVE" && step.kind !== "change-application") return unseen(step, `it is ${app.status}`);
          const left = step.kind === "activate-application" ? [] : applicationDifferences(wanted, app);
          const settings = left.map(({ setting }) => setting).join(", ");
          return left.length > 0 ? unseen(step, `Okta holds other values of ${settings}`) : ok(app.status);
        });
    case "assign-group":
      return findAppGroup(okta, appId, step.groupId)
        .mapErr(toApplicationsFailure)
        .andThen((group) =>
          group !== undefined && isAssigned(step, toAssignment(group))
            ? ok(`assigned, priority ${group.priority ?? "none"}`)
            : unseen(step, "the group is not assigned so"),
        );
    case "unassign-group":
      return findAppGroup(okta, appId, step.groupId)
        .mapErr(toApplicationsFailure)
        .andThen((group) => (group === undefined ? ok("not assigned") : unseen(step, "the group is assigned still")));
    case "push-group":
    case "restart-push":
    case "end-push":
      return listGroupPushes(okta, appId)
        .mapErr(toApplicationsFailure)
        .andThen((pushes) => {
          const push = pushes.find(({ sourceGroupId }) => sourceGroupId === step.groupId);
          if (step.kind === "end-push")
            return push === undefined ? ok("not pushed") : unseen(step, "it is pushed still");
          return push?.status === "ACTIVE" ? ok("ACTIVE") : unseen(step, `the push is ${push?.status ?? "not there"}`);
        });
  }
}

function unseen({ kind }: PlannedStep, what: string): Result<string, ApplicationsFailure> {
  return err({
    kind: "not-confirmed",
    sentence: `Okta took ${kind} and does not show it: ${what}. Look at the application in Okta, then plan again.`,
  });
}
