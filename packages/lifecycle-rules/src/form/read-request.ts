import type { Result } from "neverthrow";
import type { ReferenceTable } from "../reference-table/table.ts";
import type { Problem } from "../request/problem.ts";
import type { Request } from "../request/request.ts";
import type { Ticket } from "../request/ticket.ts";
import type { Form } from "./form.ts";

/** Reads what a ticket asks, or everything that is wrong with it, all at once. */
export function readRequest(_form: Form, _table: ReferenceTable, _ticket: Ticket): Result<Request, readonly Problem[]> {
  throw new Error("not built yet");
}
