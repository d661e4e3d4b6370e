import { ResultAsync } from "neverthrow";
import type { Pool, PoolClient } from "pg";
import type { StoreUnavailable } from "../store/store-unavailable.ts";
import { SCHEMA } from "./schema.ts";

/** Connections to a PostgreSQL server; ledger, queue, locks and deliveries share them. */
export interface PostgresStore {
  readonly pool: Pool;
  /**
   * Runs work as one transaction. With a `turn`, one after the other over all processes that take the same turn.
   * Rejects with what the work rejects, undone.
   */
  whole<T>(turn: Turn | undefined, work: (client: PoolClient) => Promise<T>): Promise<T>;
  close(): Promise<void>;
}

/** What has to happen one after the other. */
export type Turn = "schema" | "ledger" | "queue";

/** Numbers of advisory locks, ours among those of other programs in the database. */
const TURNS: Readonly<Record<Turn, number>> = { schema: 7_364_001, ledger: 7_364_002, queue: 7_364_003 };

/** Opens the store, and makes its tables where there are none. The address may hold a password: it is never shown. */
export const openPool = ResultAsync.fromThrowable(open, (cause): StoreUnavailable => {
  const sentence = "PostgreSQL cannot be used: check its address, that it is reachable, and that we may create tables.";
  return { kind: "store-unavailable", sentence, ...(isPassing(cause) ? { passing: true } : {}) };
});

/** Nobody answers, or the server is about to start or to stop; a wrong password or a missing right does not pass. */
function isPassing(cause: unknown): boolean {
  const code = cause instanceof Error && "code" in cause ? String(cause.code) : "";
  const unanswered =
    /^(ECONNREFUSED|ECONNRESET|ETIMEDOUT|EHOSTUNREACH|ENETUNREACH|EPIPE|EAI_AGAIN|57P0[1-3]|53300|08...)$/;
  return unanswered.test(code) || (cause instanceof Error && /timeout|terminated/i.test(cause.message));
}

async function open(url: string): Promise<PostgresStore> {
  // Loaded only where a company uses it.
  const pg = await import("pg");
  const pool = new pg.Pool({
    connectionString: url,
    application_name: "tenure",
    max: 10,
    connectionTimeoutMillis: 5_000,
    statement_timeout: 30_000,
  });
  // A connection that breaks is replaced by the pool, and whoever used it learns it by their next query; without
  // listeners it would end the process.
  pool.on("error", () => {});
  pool.on("connect", (client) => client.on("error", () => {}));
  const whole = async <T>(turn: Turn | undefined, work: (client: PoolClient) => Promise<T>): Promise<T> => {
    const client = await pool.connect();
    try {
      await client.query("BEGIN");
      if (turn !== undefined) await client.query("SELECT pg_advisory_xact_lock($1)", [TURNS[turn]]);
      const answer = await work(client);
      await client.query("COMMIT");
      return answer;
    } catch (cause) {
      await client.query("ROLLBACK").catch(() => {});
      throw cause;
    } finally {
      client.release();
    }
  };
  try {
    await whole("schema", (client) => client.query(SCHEMA));
  } catch (cause) {
    await pool.end();
    throw cause;
  }
  let ended: Promise<void> | undefined;
  return {
    pool,
    whole,
    close: () => {
      ended ??= pool.end();
      return ended;
    },
  };
}
