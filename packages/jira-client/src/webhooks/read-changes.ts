import { ownId, ownText } from "../own.ts";
import { defined } from "./defined.ts";
import type { JiraChange } from "./jira-event.ts";

/** Reads the items of a changelog, of a delivery or of the API; what is no item is left out. */
export function readChanges(items: unknown): readonly JiraChange[] {
  if (!Array.isArray(items)) return [];
  return items.flatMap((item: unknown): readonly JiraChange[] => {
    const fieldName = ownText(item, "field");
    const fieldId = ownId(item, "fieldId") ?? fieldName;
    if (fieldId === undefined) return [];
    return [
      {
        fieldId,
        fieldName: fieldName ?? fieldId,
        ...defined({
          from: ownId(item, "from"),
          to: ownId(item, "to"),
          fromText: ownText(item, "fromString"),
          toText: ownText(item, "toString"),
        }),
      },
    ];
  });
}
