import { ResultAsync } from "neverthrow";
import type { Deliveries, DeliveriesFailure } from "../webhook/deliveries.ts";
import type { PostgresStore } from "./open-pool.ts";

/** Remembered deliveries in PostgreSQL. */
export function postgresDeliveries({ pool }: PostgresStore): Deliveries {
  return {
    knows: (identity) =>
      inTime(async () => {
        const { rowCount } = await pool.query("SELECT 1 FROM tenure_deliveries WHERE identity = $1", [identity]);
        return rowCount !== 0;
      }),
    remember: (identity, at, since) =>
      inTime(async () => {
        await pool.query("DELETE FROM tenure_deliveries WHERE at < $1", [since]);
        await pool.query("INSERT INTO tenure_deliveries (identity, at) VALUES ($1, $2) ON CONFLICT DO NOTHING", [
          identity,
          at,
        ]);
      }),
  };
}

function inTime<T>(work: () => Promise<T>): ResultAsync<T, DeliveriesFailure> {
  return ResultAsync.fromThrowable(work, (): DeliveriesFailure => {
    return { kind: "deliveries-failure", sentence: "The database of deliveries could not be used." };
  })();
}
