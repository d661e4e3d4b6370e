import type { ConfiguredApplication } from "../blueprint/application.ts";
import type { ApplicationDifference } from "./application-differences.ts";
import type { ApplicationStep } from "./application-plan.ts";

/** Settings that decide who is let in: a wrong one keeps everybody out. */
const SIGN_ON = /^settings\.(signOn|app|oauthClient)\b|^credentials\./;

/**
 * What a step takes away or may break, in a sentence; `undefined` for one that only adds. Such a step is carried out
 * only when somebody has read the plan and gives its hash.
 */
export function dangerOf(
  step: ApplicationStep,
  { application: { name, destructive, provisioning } }: Pick<ConfiguredApplication, "application">,
): string | undefined {
  switch (step.kind) {
    case "unassign-group": {
      const lost = destructive.map(({ what, when }) => ` ${what}, when ${when}.`).join("");
      return `Whoever has ${name} through this group only loses it; then: ${provisioning.onRemoval}.${lost}`;
    }
    case "end-push":
      return `Memberships of this group at ${name} are not kept up any more; the group there stays as it is.`;
    case "change-application": {
      const dangers = [...takingOver(step.differences), ...signingOn(step.differences, name)];
      return dangers.length === 0 ? undefined : dangers.join(" ");
    }
    case "assign-group":
      return step.replaces === undefined
        ? undefined
        : `Whoever has ${name} through this group already gets the profile or priority declared: roles and licences there may change.`;
    case "create-application":
    case "activate-application":
    case "push-group":
    case "restart-push":
      return undefined;
  }
}

/** One of another label may be somebody else's, or another account of the same provider. */
function takingOver(differences: readonly ApplicationDifference[]): readonly string[] {
  return differences
    .filter(({ setting }) => setting === "label")
    .map(
      ({ held, wanted }) =>
        `The application "${String(held)}", which Okta holds by that name, is taken over and renamed to "${String(wanted)}": its people, groups and settings come with it. Make sure that it is the one meant.`,
    );
}

function signingOn(differences: readonly ApplicationDifference[], name: string): readonly string[] {
  return differences.some(({ setting }) => SIGN_ON.test(setting))
    ? [
        `People sign on to ${name} by these settings: where ${name} expects the old ones, nobody gets in until it is told.`,
      ]
    : [];
}
