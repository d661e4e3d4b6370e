import { Result } from "neverthrow";
import { answerPart, isEmpty, type Reading } from "./raw.ts";

/** One value where Jira may wrap it in a list of one: a checkbox, a user question of a form. */
export function single(raw: unknown): unknown {
  const list = answerPart(raw, "choices", "users");
  return Array.isArray(list) && list.length === 1 ? list[0] : list;
}

/** Every item of a list; one alone counts as a list of one. */
export function several(raw: unknown, one: (item: unknown) => Reading): Reading {
  const list = answerPart(raw, "choices", "users", "files");
  const items = Array.isArray(list) ? list : [list];
  return Result.combine(items.filter((item) => !isEmpty(item)).map(one)).map((values) => [
    // A set, whatever the order somebody ticked the boxes in.
    ...new Set(values.flatMap((value) => value ?? []).toSorted()),
  ]);
}
