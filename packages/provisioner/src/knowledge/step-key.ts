import { canonicalJson, type Step } from "@tenure/lifecycle-rules";

/**
 * What makes two steps of one ticket the same step. Two changes of a profile are two, although they share an id: a
 * ticket may be edited between them, and each knows what it replaced.
 */
export function stepKey({ id, action }: Pick<Step, "id" | "action">): string {
  return action.kind === "update-profile" ? `${id}:${canonicalJson(action.changes)}` : id;
}
