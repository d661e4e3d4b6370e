import type { ReferenceTable } from "../reference-table/table.ts";
import type { Request } from "../request/request.ts";
import type { Questions } from "./questions.ts";

/** What a planner must know of the directory before it can decide on this request. */
export function questions(_request: Request, _table: ReferenceTable): Questions {
  throw new Error("not built yet");
}
