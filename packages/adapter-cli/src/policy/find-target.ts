import type { ReferenceTable } from "@tenure/lifecycle-rules";

/** The id of a group or application of the table by its id or name, or the text itself: then the table has no such thing. */
export function findTarget({ rows }: ReferenceTable, text: string): string {
  const wanted = text.toLowerCase();
  for (const grant of rows.flatMap(({ grants }) => grants)) {
    if (grant.kind === "group" && grant.name.toLowerCase() === wanted) return grant.groupId;
    if (grant.kind === "application" && grant.label.toLowerCase() === wanted) return grant.appId;
  }
  return text;
}
