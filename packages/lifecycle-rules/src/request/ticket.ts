import type { Instant } from "../time/instant.ts";
import type { TicketRef } from "./request.ts";

/** A ticket as the desk shows it: raw field values by id, nothing interpreted yet. */
export interface Ticket extends TicketRef {
  readonly projectKey: string;
  readonly issueTypeId: string;
  /** JSM request type; absent outside service projects. */
  readonly requestTypeId?: string;
  /** Raw values by field id, as Jira's v3 API gives them (options as objects, long text as ADF). */
  readonly fields: Readonly<Record<string, unknown>>;
  /** Unlinked answers of JSM forms by question id or admin-set key; Jira's field values never show them. */
  readonly answers?: Readonly<Record<string, unknown>>;
  readonly createdAt: Instant;
  readonly updatedAt: Instant;
  /** Account that filed it. */
  readonly reporterId?: string;
  /** Their mail address, where Jira shows it. */
  readonly reporterEmail?: string;
  /** `done` means nobody wants anything from it any more. */
  readonly statusCategory: "new" | "indeterminate" | "done" | (string & {});
}
