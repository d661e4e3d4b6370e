import type { TableRules } from "../reference-table/rules.ts";
import type { Attributes } from "../request/request.ts";
import type { WorkingDays } from "./working-days.ts";

/** When people like this one work, where the table says so. */
export function workingDaysOf(attributes: Attributes, { workingDays }: TableRules): WorkingDays | undefined {
  if (workingDays === undefined) return undefined;
  const value = attributes[workingDays.attribute]?.value;
  const own =
    typeof value === "string" && Object.hasOwn(workingDays.byValue, value) ? workingDays.byValue[value] : undefined;
  return own ?? workingDays.otherwise;
}
