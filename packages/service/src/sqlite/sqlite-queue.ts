import type { Instant } from "@tenure/lifecycle-rules";
import type { DeadLetter, Job, Lease, QueueFailure, WorkQueue } from "@tenure/provisioner";
import { ResultAsync } from "neverthrow";
import { groupCommit } from "./group-commit.ts";
import type { Database } from "./open-database.ts";
import { AT_ONCE, jobWriter } from "./write-job.ts";

/** How long a worker may hold a job before it is given to another, in milliseconds. @defaultValue ten minutes */
export interface QueueOptions {
  readonly leaseMs?: number;
  /** Names leases: unique, without meaning. */
  readonly newId: () => string;
}

/** The work queue in a SQLite file, for several workers of one machine. */
export function sqliteQueue(database: Database, { leaseMs = 600_000, newId }: QueueOptions): WorkQueue {
  const { look, sqlite, whole } = database;
  const jobs = jobWriter(database);
  const handBack = sqlite.prepare(
    "UPDATE jobs SET lease_id = NULL WHERE lease_id IN (SELECT lease_id FROM leases WHERE until <= ?)",
  );
  const expire = sqlite.prepare("DELETE FROM leases WHERE until <= ?");
  const next = sqlite.prepare(
    `SELECT ticket_id FROM jobs WHERE lease_id IS NULL AND not_before <= ?
       AND ticket_id NOT IN (SELECT ticket_id FROM leases) ORDER BY urgent DESC, not_before, id LIMIT 1`,
  );
  const grant = sqlite.prepare("INSERT INTO leases (ticket_id, lease_id, until) VALUES (?, ?, ?)");
  const take = sqlite.prepare(
    "UPDATE jobs SET lease_id = ?, attempt = attempt + 1 WHERE ticket_id = ? AND lease_id IS NULL AND not_before <= ?",
  );
  const taken = sqlite.prepare(
    "SELECT reason, urgent, attempt FROM jobs WHERE lease_id = ? ORDER BY urgent DESC, attempt DESC, id",
  );
  const drop = sqlite.prepare("DELETE FROM jobs WHERE lease_id = ?");
  const end = sqlite.prepare("DELETE FROM leases WHERE lease_id = ?");
  const bury = sqlite.prepare(
    "INSERT OR REPLACE INTO dead_letters (ticket_id, reason, urgent, attempts, at, sentence) VALUES (?, ?, ?, ?, ?, ?)",
  );

  /** Ends a lease; `false` when it had run out and the job is somebody else's by now. */
  const finish = ({ leaseId }: Lease): boolean => {
    drop.run(leaseId);
    return end.run(leaseId).changes > 0;
  };
  const lease = (now: Instant): Lease | undefined => {
    handBack.run(now);
    expire.run(now);
    const ticketId = next.get(now)?.["ticket_id"];
    if (typeof ticketId !== "string") return undefined;
    const leaseId = newId();
    grant.run(ticketId, leaseId, new Date(Date.parse(now) + leaseMs).toISOString());
    take.run(leaseId, ticketId, now);
    // Several jobs that are due for one ticket are one from here on.
    const due = taken.all(leaseId);
    return {
      ticketId,
      reason: String(due[0]?.["reason"]),
      leaseId,
      attempt: Math.max(...due.map((job) => Number(job["attempt"]))),
      ...(due[0]?.["urgent"] === 1 ? { urgent: true } : {}),
    };
  };

  const enqueue = groupCommit<{ readonly job: Job; readonly notBefore: Instant }, void>(
    { whole },
    ({ job, notBefore }) => jobs.enqueue(job, notBefore),
  );

  return {
    enqueue: (job, notBefore = AT_ONCE) => inTime(() => enqueue({ job, notBefore })),
    lease: (now) => inTime(() => whole(() => lease(now))),
    settle: (held) => inTime(() => whole(() => void finish(held))),
    giveBack: (held, notBefore) =>
      inTime(() =>
        whole(() => {
          if (finish(held)) jobs.add(held, notBefore, held.attempt);
        }),
      ),
    bury: (held, at, sentence) =>
      inTime(() =>
        whole(() => {
          const { attempt, reason, ticketId, urgent = false } = held;
          if (finish(held)) bury.run(ticketId, reason, Number(urgent), attempt, at, sentence);
        }),
      ),
    deadLetters: () =>
      inTime(() =>
        look(() => sqlite.prepare("SELECT * FROM dead_letters ORDER BY at, ticket_id").all().map(deadLetterOf)),
      ),
    nextDue: (now) =>
      inTime(() =>
        look(() => {
          const due = sqlite.prepare("SELECT min(not_before) AS due FROM jobs").get()?.["due"];
          if (typeof due !== "string") return undefined;
          return due === AT_ONCE ? now : (due as Instant);
        }),
      ),
  };
}

function deadLetterOf(row: Readonly<Record<string, unknown>>): DeadLetter {
  return {
    ticketId: String(row["ticket_id"]),
    reason: String(row["reason"]),
    ...(row["urgent"] === 1 ? { urgent: true } : {}),
    attempts: Number(row["attempts"]),
    at: String(row["at"]) as Instant,
    sentence: String(row["sentence"]),
  };
}

function inTime<T>(work: () => Promise<T>): ResultAsync<T, QueueFailure> {
  return ResultAsync.fromThrowable(
    work,
    (): QueueFailure => ({ kind: "queue-failure", sentence: "The queue's store could not be used." }),
  )();
}
