import type { Instant } from "@tenure/lifecycle-rules";
import type { Job } from "@tenure/provisioner";
import type { Database } from "./open-database.ts";

/** What is due at once has been due since the beginning. */
export const AT_ONCE = "1970-01-01T00:00:00.000Z" as Instant;

/** Writes jobs, within somebody's transaction. */
export interface JobWriter {
  /** A job that waits for the same instant is one with it, and the more urgent of both. */
  add(job: Job, notBefore: Instant, attempt: number): void;
  /** A new job: a ticket that was given up is tried again with it. */
  enqueue(job: Job, notBefore?: Instant): void;
}

/** How jobs get into the SQLite file. */
export function jobWriter({ sqlite }: Pick<Database, "sqlite">): JobWriter {
  const waiting = sqlite.prepare(
    "SELECT id, urgent, reason FROM jobs WHERE ticket_id = ? AND not_before = ? AND lease_id IS NULL",
  );
  const urge = sqlite.prepare("UPDATE jobs SET urgent = max(urgent, ?), reason = ? WHERE id = ?");
  const insert = sqlite.prepare(
    "INSERT INTO jobs (ticket_id, reason, urgent, not_before, attempt) VALUES (?, ?, ?, ?, ?)",
  );
  const revive = sqlite.prepare("DELETE FROM dead_letters WHERE ticket_id = ?");
  const add: JobWriter["add"] = ({ reason, ticketId, urgent = false }, notBefore, attempt) => {
    const same = waiting.get(ticketId, notBefore);
    if (same === undefined) insert.run(ticketId, reason, Number(urgent), notBefore, attempt);
    // A burst about one ticket says the same each time: what is on the disk already is not written again.
    else if (same["reason"] !== reason || Number(same["urgent"]) < Number(urgent)) {
      urge.run(Number(urgent), reason, Number(same["id"]));
    }
  };
  return {
    add,
    enqueue: (job, notBefore = AT_ONCE) => {
      revive.run(job.ticketId);
      add(job, notBefore, 0);
    },
  };
}
