import type { Progress, Ticket } from "@tenure/lifecycle-rules";
import { errAsync, ok, okAsync, type ResultAsync } from "neverthrow";
import type { Clock } from "../ports/clock.ts";
import type { Desk, DeskApproval, DeskFailure, Posted, Snapshot, TaskDraft } from "../ports/desk.ts";
import { aTicket } from "./a-ticket.ts";

/** A desk whose tickets, comments and tasks can be looked at and changed by a test. */
export interface MemoryDesk extends Desk {
  /** Files a ticket, or edits it: everything it says now. */
  file(ticket: Ticket): void;
  /** Answers an approval of a ticket. */
  answer(ticketId: string, approval: DeskApproval): void;
  delete(ticketId: string): void;
  /** The one comment of each ticket; `writes` counts how often it was changed. */
  readonly comments: ReadonlyMap<string, MemoryComment>;
  readonly tasks: readonly (TaskDraft & { readonly ticketId: string; readonly key: string })[];
  readonly tickets: ReadonlyMap<string, Ticket>;
}

/** A comment, and how often it was written. */
export interface MemoryComment extends Posted {
  readonly progress: Progress;
  readonly writes: number;
}

/** A {@link Desk} in memory, with its own view of the time. */
export function memoryDesk(clock: Clock): MemoryDesk {
  const tickets = new Map<string, Ticket>();
  const comments = new Map<string, MemoryComment>();
  const tasks: MemoryDesk["tasks"][number][] = [];
  const approvals = new Map<string, readonly DeskApproval[]>();
  const snapshots = new Map<string, Snapshot>();
  const find = (keyOrId: string): ResultAsync<Ticket, DeskFailure> => {
    const ticket = tickets.get(keyOrId) ?? [...tickets.values()].find(({ key }) => key === keyOrId);
    return ticket === undefined ? errAsync(unknown(keyOrId)) : okAsync(ticket);
  };
  return {
    comments,
    tasks,
    tickets,
    file: (ticket) => tickets.set(ticket.id, ticket),
    delete: (id) => tickets.delete(id),
    answer: (id, approval) =>
      approvals.set(id, [...(approvals.get(id) ?? []).filter((one) => one.id !== approval.id), approval]),
    read: find,
    report: ({ id }, progress) =>
      find(id).map(() => {
        const before = comments.get(id);
        if (before !== undefined && JSON.stringify(before.progress) === JSON.stringify(progress))
          return { at: before.at };
        const at = clock.now();
        comments.set(id, { at, progress, writes: (before?.writes ?? 0) + 1 });
        return { at };
      }),
    openTask: ({ id }, task) =>
      find(id).map(() => {
        const opened = tasks.find((one) => one.ticketId === id && one.stepId === task.stepId);
        if (opened !== undefined) return { key: opened.key };
        const key = `TASK-${tasks.length + 1}`;
        tasks.push({ ...task, ticketId: id, key });
        return { key };
      }),
    approvals: ({ id }) => find(id).map(() => approvals.get(id) ?? []),
    keepSnapshot: ({ id }, snapshot) =>
      find(id).andThen(() => {
        snapshots.set(id, snapshot);
        return ok(undefined);
      }),
    snapshot: ({ id }) => find(id).map(() => snapshots.get(id)),
    close: ({ id }) =>
      find(id).andThen((ticket) => {
        tickets.set(id, { ...ticket, statusCategory: "done" });
        return ok(undefined);
      }),
    fileTermination: ({ lastDay, login }) => {
      const id = String(90_001 + tickets.size);
      const now = clock.now();
      const ticket = aTicket("leaver", { login, lastDay }, { id, key: `ON-${id}`, createdAt: now, updatedAt: now });
      tickets.set(id, ticket);
      return okAsync({ id, key: ticket.key });
    },
    changedSince: (since) =>
      okAsync([...tickets.values()].filter(({ updatedAt }) => updatedAt >= since).map(({ id, key }) => ({ id, key }))),
  };
}

function unknown(keyOrId: string): DeskFailure {
  const sentence = `There is no ticket ${keyOrId}, or it cannot be seen.`;
  return { kind: "desk-failure", reason: "not-found", retryable: false, sentence };
}
