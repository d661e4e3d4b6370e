import type { Result } from "neverthrow";
import type { Observation } from "../observation/observation.ts";
import type { ReferenceTable } from "../reference-table/table.ts";
import type { Request } from "../request/request.ts";
import type { Instant } from "../time/instant.ts";
import type { Plan } from "./plan.ts";
import type { Refusal } from "./refusal.ts";

/** Decides what is missing between what is and what the request and the table say. Pure: equal inputs, equal bytes. */
export function plan(
  _request: Request,
  _table: ReferenceTable,
  _observation: Observation,
  _now: Instant,
): Result<Plan, readonly Refusal[]> {
  throw new Error("not built yet");
}
