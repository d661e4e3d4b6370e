import type { Lock, LockFailure, Locks } from "@tenure/provisioner";
import { ResultAsync } from "neverthrow";
import type { PostgresStore } from "./open-pool.ts";

/** Locks in PostgreSQL, for workers on many machines. Each is one statement; a key's row stays, so that no fence repeats. */
export function postgresLocks({ pool }: PostgresStore): Locks {
  return {
    take: (key, now, until) =>
      inTime(async (): Promise<Lock | undefined> => {
        const { rows } = await pool.query<{ readonly fence: string }>(
          `INSERT INTO tenure_locks AS held (key, fence, until) VALUES ($1, 1, $3)
             ON CONFLICT (key) DO UPDATE SET fence = held.fence + 1, until = $3
             WHERE held.until IS NULL OR held.until <= $2 RETURNING fence`,
          [key, now, until],
        );
        const [row] = rows;
        return row === undefined ? undefined : { key, fence: Number(row.fence), until };
      }),
    renew: (lock, until) =>
      inTime(async (): Promise<Lock | undefined> => {
        const { rowCount } = await pool.query(
          "UPDATE tenure_locks SET until = $1 WHERE key = $2 AND fence = $3 AND until IS NOT NULL",
          [until, lock.key, lock.fence],
        );
        return rowCount === 0 ? undefined : { ...lock, until };
      }),
    release: ({ fence, key }) =>
      inTime(async (): Promise<void> => {
        await pool.query("UPDATE tenure_locks SET until = NULL WHERE key = $1 AND fence = $2", [key, fence]);
      }),
  };
}

function inTime<T>(work: () => Promise<T>): ResultAsync<T, LockFailure> {
  return ResultAsync.fromThrowable(work, (): LockFailure => {
    return { kind: "lock-failure", sentence: "The database of the locks could not be used." };
  })();
}
