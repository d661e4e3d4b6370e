import type { Instant } from "@tenure/lifecycle-rules";
import type { DeadLetter, Job, Lease, QueueFailure, WorkQueue } from "@tenure/provisioner";
import { ResultAsync } from "neverthrow";
import type { PoolClient } from "pg";
import type { QueueOptions } from "../sqlite/sqlite-queue.ts";
import type { PostgresStore } from "./open-pool.ts";

/** What is due at once has been due since the beginning. */
const AT_ONCE = "1970-01-01T00:00:00.000Z" as Instant;

/** The work queue in PostgreSQL, for workers on many machines. Changes take turns: a queue of tickets is never busy. */
export function postgresQueue({ pool, whole }: PostgresStore, { leaseMs = 600_000, newId }: QueueOptions): WorkQueue {
  const change = <T>(work: (client: PoolClient) => Promise<T>) => inTime(() => whole("queue", work));
  return {
    enqueue: (job, notBefore = AT_ONCE) =>
      change(async (client) => {
        await client.query("DELETE FROM tenure_dead_letters WHERE ticket_id = $1", [job.ticketId]);
        await add(client, job, notBefore, 0);
      }),
    lease: (now) => change((client) => lease(client, now, newId(), leaseMs)),
    settle: (held) =>
      change(async (client) => {
        await finish(client, held);
      }),
    giveBack: (held, notBefore) =>
      change(async (client) => {
        if (await finish(client, held)) await add(client, held, notBefore, held.attempt);
      }),
    bury: (held, at, sentence) =>
      change(async (client) => {
        const { attempt, reason, ticketId, urgent = false } = held;
        if (!(await finish(client, held))) return;
        await client.query(
          `INSERT INTO tenure_dead_letters (ticket_id, reason, urgent, attempts, at, sentence)
             VALUES ($1, $2, $3, $4, $5, $6) ON CONFLICT (ticket_id) DO UPDATE
             SET reason = $2, urgent = $3, attempts = $4, at = $5, sentence = $6`,
          [ticketId, reason, urgent, attempt, at, sentence],
        );
      }),
    deadLetters: () =>
      inTime(async () => {
        const { rows } = await pool.query<DeadRow>("SELECT * FROM tenure_dead_letters ORDER BY at, ticket_id");
        return rows.map(deadLetterOf);
      }),
    nextDue: (now) =>
      inTime(async () => {
        const { rows } = await pool.query<{ readonly due: Instant | null }>(
          "SELECT min(not_before) AS due FROM tenure_jobs",
        );
        const due = rows[0]?.due ?? undefined;
        return due === AT_ONCE ? now : due;
      }),
  };
}

async function add(client: PoolClient, job: Job, notBefore: Instant, attempt: number): Promise<void> {
  const { reason, ticketId, urgent = false } = job;
  const { rowCount } = await client.query(
    `UPDATE tenure_jobs SET urgent = urgent OR $1, reason = $2
       WHERE ticket_id = $3 AND not_before = $4 AND lease_id IS NULL`,
    [urgent, reason, ticketId, notBefore],
  );
  if (rowCount !== 0) return;
  await client.query(
    "INSERT INTO tenure_jobs (ticket_id, reason, urgent, not_before, attempt) VALUES ($1, $2, $3, $4, $5)",
    [ticketId, reason, urgent, notBefore, attempt],
  );
}

async function lease(client: PoolClient, now: Instant, leaseId: string, leaseMs: number): Promise<Lease | undefined> {
  await client.query(
    "UPDATE tenure_jobs SET lease_id = NULL WHERE lease_id IN (SELECT lease_id FROM tenure_leases WHERE until <= $1)",
    [now],
  );
  await client.query("DELETE FROM tenure_leases WHERE until <= $1", [now]);
  const next = await client.query<{ readonly ticket_id: string }>(
    `SELECT ticket_id FROM tenure_jobs WHERE lease_id IS NULL AND not_before <= $1
       AND ticket_id NOT IN (SELECT ticket_id FROM tenure_leases) ORDER BY urgent DESC, not_before, id LIMIT 1`,
    [now],
  );
  const ticketId = next.rows[0]?.ticket_id;
  if (ticketId === undefined) return undefined;
  const until = new Date(Date.parse(now) + leaseMs).toISOString();
  await client.query("INSERT INTO tenure_leases (ticket_id, lease_id, until) VALUES ($1, $2, $3)", [
    ticketId,
    leaseId,
    until,
  ]);
  // Several jobs that are due for one ticket are one from here on.
  const { rows } = await client.query<TakenRow>(
    `UPDATE tenure_jobs SET lease_id = $1, attempt = attempt + 1
       WHERE ticket_id = $2 AND lease_id IS NULL AND not_before <= $3 RETURNING id, reason, urgent, attempt`,
    [leaseId, ticketId, now],
  );
  const [first] = rows.toSorted(
    (a, b) => Number(b.urgent) - Number(a.urgent) || b.attempt - a.attempt || Number(a.id) - Number(b.id),
  );
  return {
    ticketId,
    reason: first?.reason ?? "",
    leaseId,
    attempt: Math.max(...rows.map(({ attempt }) => attempt)),
    ...(first?.urgent === true ? { urgent: true } : {}),
  };
}

/** Ends a lease; `false` when it had run out and the job is somebody else's by now. */
async function finish(client: PoolClient, { leaseId }: Lease): Promise<boolean> {
  await client.query("DELETE FROM tenure_jobs WHERE lease_id = $1", [leaseId]);
  const { rowCount } = await client.query("DELETE FROM tenure_leases WHERE lease_id = $1", [leaseId]);
  return rowCount !== 0;
}

interface TakenRow {
  readonly id: string;
  readonly reason: string;
  readonly urgent: boolean;
  readonly attempt: number;
}

interface DeadRow {
  readonly ticket_id: string;
  readonly reason: string;
  readonly urgent: boolean;
  readonly attempts: number;
  readonly at: Instant;
  readonly sentence: string;
}

function deadLetterOf({ at, attempts, reason, sentence, ticket_id, urgent }: DeadRow): DeadLetter {
  return { ticketId: ticket_id, reason, attempts, at, sentence, ...(urgent ? { urgent } : {}) };
}

function inTime<T>(work: () => Promise<T>): ResultAsync<T, QueueFailure> {
  return ResultAsync.fromThrowable(work, (): QueueFailure => {
    return { kind: "queue-failure", sentence: "The queue's database could not be used." };
  })();
}
