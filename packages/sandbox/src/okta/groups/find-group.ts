import { err, ok, type Result } from "neverthrow";
import type { Call } from "../http/call.ts";
import { notFound, type OktaProblem } from "../http/problem.ts";
import { isGroupVisible } from "../roles/visibility.ts";
import type { Group } from "./group.ts";

/** A group by id. */
export function groupById(call: Call, id: string): Result<Group, OktaProblem> {
  const group = call.org.groups.get(id);
  return group !== undefined && isGroupVisible(call, id) ? ok(group) : err(notFound(id, "UserGroup"));
}
