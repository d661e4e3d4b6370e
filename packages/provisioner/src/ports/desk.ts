import type { Detail, Instant, Progress, Ticket, TicketRef } from "@tenure/lifecycle-rules";
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

/** The ticket system, seen from a run. */
export interface Desk {
  /** Reads a ticket as it is now, by key or id. */
  read(keyOrId: string): ResultAsync<Ticket, DeskFailure>;
  /** Shows where the ticket stands: one comment, written once and edited in place ever after; internal where that exists. */
  report(ticket: TicketRef, progress: Progress): ResultAsync<void, DeskFailure>;
  /** Opens a task, or finds the one opened earlier for the same step. */
  openTask(ticket: TicketRef, task: TaskDraft): ResultAsync<{ readonly key: string }, DeskFailure>;
  /** Step ids of the tasks that exist for this ticket. */
  openedTasks(ticket: TicketRef): ResultAsync<readonly string[], DeskFailure>;
  /** Moves the ticket to its end. Idempotent: does nothing where it already is. */
  close(ticket: TicketRef): ResultAsync<void, DeskFailure>;
  /** Tickets of our forms that changed since an instant: the sweep's safety net for lost webhooks. */
  changedSince(since: Instant): ResultAsync<readonly TicketRef[], DeskFailure>;
}
