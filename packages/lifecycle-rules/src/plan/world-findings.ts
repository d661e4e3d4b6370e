import type { Observation } from "../observation/observation.ts";
import { byId } from "./by-id.ts";
import type { Draft } from "./draft.ts";
import type { Finding } from "./plan.ts";

/** What the directory keeps from a plan of any kind: rules that leave the person out, licences that are used up. */
export function worldFindings(
  { subject, steps }: Pick<Draft, "subject" | "steps">,
  { accounts, applications }: Observation,
): readonly Finding[] {
  const account = accounts.find(({ id }) => id === subject.accountId);
  const assigned = new Set(steps.flatMap(({ action }) => (action.kind === "assign-application" ? [action.appId] : [])));
  return [
    ...byId(account?.ruleExclusions ?? [], ({ ruleId }) => ruleId).map(({ name }) => ({
      kind: "left-out-by-rule",
      sentence: `The group rule "${name}" leaves ${subject.login} out by name, whatever their attributes say; taking them off that list is a change of its own.`,
    })),
    ...byId(applications, ({ id }) => id)
      .filter(({ id, seatsLeft }) => assigned.has(id) && seatsLeft !== undefined && seatsLeft < 1)
      .map(({ label }) => ({
        kind: "no-seat-left",
        sentence: `${label} has no licence left; its step may fail and is tried again when one is free.`,
      })),
  ];
}
