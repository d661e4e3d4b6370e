import type { Json } from "@tenure/provisioner";
import { withoutSecrets } from "@tenure/sso-catalog";
import type { ApplicationsPlan, PlannedApplication, PlannedStep } from "./applications-plan.ts";

/** A step as evidence keeps it: what, of which application, which settings differed. Bodies are not repeated. */
export function recordStep(
  { configured, label }: PlannedApplication,
  step: PlannedStep,
  more: Readonly<Record<string, string>>,
): Json {
  return { ...more, application: configured.application.key, label, step: outline(step) };
}

/** A plan as evidence keeps it. */
export function recordPlan({ applications, hash }: ApplicationsPlan): Json {
  const planned = applications.filter(({ steps }) => steps.length > 0);
  return {
    plan: hash,
    applications: planned.map(({ application, appId, label, steps }) => ({
      application,
      label,
      appId: appId ?? null,
      steps: steps.map(outline),
    })),
  };
}

/** What a step is about, without what is sent: plans and answers show it too. */
export function outline(step: PlannedStep): Json {
  const { kind, danger, groupName } = step;
  return JSON.parse(
    JSON.stringify({
      kind,
      ...("groupId" in step ? { groupId: step.groupId, groupName } : {}),
      ...(step.kind === "assign-group" ? { priority: step.priority, profile: withoutSecrets(step.profile) } : {}),
      ...(step.kind === "change-application" ? { differences: step.differences } : {}),
      danger,
    }),
  ) as Json;
}
