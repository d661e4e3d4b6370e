import type { Step } from "./plan.ts";

/** Id of the group or application a step is about; `undefined` for every other step. */
export function targetOf({ action }: Pick<Step, "action">): string | undefined {
  if ("groupId" in action) return action.groupId;
  return "appId" in action ? action.appId : undefined;
}
