import { type PlannedStep, shown } from "@tenure/service";
import { withoutSecrets } from "@tenure/sso-catalog";
import * as z from "zod";

/** What a step does to an application: gives, changes or takes. */
export type StepMark = "+" | "~" | "-";

/** A step in words, and what belongs under it. */
export interface StepWords {
  readonly mark: StepMark;
  readonly sentence: string;
  readonly more: readonly string[];
}

/** A step as a person reads it. */
export function stepWords(step: PlannedStep): StepWords {
  const group = step.groupName ?? "";
  switch (step.kind) {
    case "create-application":
      return { mark: "+", sentence: `make the application${custom(step.body.name)}, switched on`, more: [] };
    case "change-application":
      return {
        mark: "~",
        sentence: step.differences.length === 1 ? "change a setting" : `change ${step.differences.length} settings`,
        more: step.differences.map(({ setting, wanted, held }) => `${setting}: ${shown(held)} → ${shown(wanted)}`),
      };
    case "activate-application":
      return { mark: "+", sentence: "switch it on", more: [] };
    case "assign-group":
      return step.replaces === undefined
        ? { mark: "+", sentence: `give it to the members of ${group}`, more: assignmentWords(step) }
        : { mark: "~", sentence: `give it otherwise to the members of ${group}`, more: assignmentWords(step) };
    case "push-group":
      return { mark: "+", sentence: `push the group ${group}`, more: [] };
    case "restart-push":
      return { mark: "~", sentence: `push the group ${group} again`, more: [] };
    case "end-push":
      return { mark: "-", sentence: `push the group ${group} no longer`, more: [] };
    case "unassign-group":
      return { mark: "-", sentence: `take it from the members of ${group}`, more: [] };
  }
}

function custom(key: string | undefined): string {
  if (key === undefined) return " (custom SAML)";
  return key === "oidc_client" ? " (custom OpenID Connect)" : ` (${key} of Okta's catalogue)`;
}

const Profile = z.record(z.string(), z.unknown());

function assignmentWords({ priority, profile }: Extract<PlannedStep, { kind: "assign-group" }>): readonly string[] {
  return [
    ...(priority === undefined ? [] : [`priority ${priority}`]),
    ...Object.entries(Profile.parse(withoutSecrets(profile ?? {}))).map(([name, value]) => `${name} ${shown(value)}`),
  ];
}
