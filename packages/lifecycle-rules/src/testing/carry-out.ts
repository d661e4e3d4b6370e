import type { Observation } from "../observation/observation.ts";
import type { Step, Subject } from "../plan/plan.ts";

/**
 * The directory as it would be seen after a step: Okta's documented behaviour, without Okta.
 * Acts on `subject`, or on the only account there is.
 */
export function carryOut(
  _observation: Observation,
  _step: Pick<Step, "id" | "action">,
  _subject?: Pick<Subject, "accountId" | "login">,
): Observation {
  throw new Error("not built yet");
}
