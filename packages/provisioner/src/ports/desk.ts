import type { Detail, Instant, LocalDate, Progress, Ticket, TicketRef } from "@tenure/lifecycle-rules";
import type { ResultAsync } from "neverthrow";

/** The desk did not do what was asked. `not-found` also means: not visible to us. */
export interface DeskFailure {
  readonly kind: "desk-failure";
  readonly reason: "not-found" | "not-allowed" | "unavailable" | "rejected";
  readonly retryable: boolean;
  readonly sentence: string;
}

/** A task for people: opened once per step, found again by its mark. */
export interface TaskDraft {
  readonly stepId: string;
  readonly summary: string;
  readonly details: readonly Detail[];
}

/** A termination to file on the company's own form. */
export interface TerminationDraft {
  /** The directory's name of the person. */
  readonly login: string;
  /** Their address, for forms that pick a person. */
  readonly email: string;
  readonly lastDay: LocalDate;
}

/** What an approver answered on the desk itself, in its own words: never read from a field anybody can fill in. */
export interface DeskApproval {
  /** The same for every reading of the same answer. */
  readonly id: string;
  /** The desk's id of the approver. */
  readonly approverId: string;
  /** Their mail address, where the desk shows it: compared with requester, person and executor. */
  readonly approverEmail?: string;
  readonly decision: "approved" | "declined" | "pending";
  /** When it was answered, by the desk's clock, or when the last of several answers came; absent while pending. */
  readonly at?: Instant;
  /** The earliest it may have been given, where the desk tells only when the last of several answers came. */
  readonly since?: Instant;
  /** Has answered, while the approval as a whole is open and the answer does not count yet. */
  readonly spoken?: true;
}

/** What the form said when a plan was put up for approval: kept on the ticket, where the data has its home. */
export interface Snapshot {
  readonly planHash: string;
  /** Since when that plan stood there, by the desk's clock. */
  readonly at: Instant;
  /** Values by the name the form gives them (`department`, `start`), as text. */
  readonly fields: Readonly<Record<string, string | readonly string[]>>;
}

/** Where a report stands. */
export interface Posted {
  /** When the comment was last written, by the desk's clock: an approval after this moment has seen it. */
  readonly at: Instant;
}

/**
 * The ticket system, seen from a run.
 *
 * Every write is idempotent: asking twice leaves the desk as asking once, and an unchanged report is not written
 * again. An adapter proves it by passing `describeDesk`.
 */
export interface Desk {
  /** Reads a ticket as it is now, by key or id. Follows a ticket that was moved to another project. */
  read(keyOrId: string): ResultAsync<Ticket, DeskFailure>;
  /** Shows where the ticket stands: one comment, written once and edited in place ever after; internal where that exists. */
  report(ticket: TicketRef, progress: Progress): ResultAsync<Posted, DeskFailure>;
  /** Opens a task, or finds the one opened earlier for the same step. */
  openTask(ticket: TicketRef, task: TaskDraft): ResultAsync<{ readonly key: string }, DeskFailure>;
  /** Every answer to the ticket's approvals; empty where there are none or the project has no such thing. */
  approvals(ticket: TicketRef): ResultAsync<readonly DeskApproval[], DeskFailure>;
  /** Keeps on the ticket what the form says of a plan that waits for approval, instead of what was kept before. */
  keepSnapshot(ticket: TicketRef, snapshot: Snapshot): ResultAsync<void, DeskFailure>;
  /** What was kept last; `undefined` when nothing was. */
  snapshot(ticket: TicketRef): ResultAsync<Snapshot | undefined, DeskFailure>;
  /** Moves the ticket to its end. Idempotent: does nothing where it already is. */
  close(ticket: TicketRef): ResultAsync<void, DeskFailure>;
  /**
   * Files a termination, as a person would. The one write that is not idempotent: whoever asks looks first, where an
   * earlier asking may have happened.
   */
  fileTermination(draft: TerminationDraft): ResultAsync<TicketRef, DeskFailure>;
  /** Tickets of our forms that changed since an instant, at their end or not: the sweep's safety net for lost webhooks. */
  changedSince(since: Instant): ResultAsync<readonly TicketRef[], DeskFailure>;
}
