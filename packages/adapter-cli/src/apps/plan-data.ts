import type { AppliedApplication, PlannedApplication, PlannedStep } from "@tenure/service";
import { withoutSecrets } from "@tenure/sso-catalog";

/** A step as JSON: without the whole body that replaces an application, of which the differences are the news, and without secrets. */
export function stepData(step: PlannedStep) {
  if (step.kind === "create-application") return { ...step, body: withoutSecrets(step.body) };
  if (step.kind === "assign-group") {
    const { profile, replaces, ...rest } = step;
    return {
      ...rest,
      ...(profile === undefined ? {} : { profile: withoutSecrets(profile) }),
      ...(replaces === undefined ? {} : { replaces: withoutSecrets(replaces) }),
    };
  }
  if (step.kind !== "change-application") return step;
  const { body: _, ...rest } = step;
  return rest;
}

/** A planned application as JSON. */
export function plannedData({ application, appId, extras, label, steps, userName, waiting }: PlannedApplication) {
  const told = { extras, waiting, ...(userName === undefined ? {} : { userName }) };
  return { application, label, appId: appId ?? null, steps: steps.map(stepData), ...told };
}

/** An application whose steps are done, as JSON. */
export function appliedData({ application, appId, done, extras, label, userName, waiting }: AppliedApplication) {
  const steps = done.map(({ seen, step }) => ({ ...stepData(step), seen }));
  const told = { extras, waiting, ...(userName === undefined ? {} : { userName }) };
  return { application, label, appId: appId ?? null, done: steps, ...told };
}
