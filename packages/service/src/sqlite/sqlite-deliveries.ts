import { Result, ResultAsync } from "neverthrow";
import type { Deliveries, DeliveriesFailure } from "../webhook/deliveries.ts";
import type { Database } from "./open-database.ts";

/** Remembered deliveries in a SQLite file. */
export function sqliteDeliveries({ sqlite, whole }: Database): Deliveries {
  const find = sqlite.prepare("SELECT 1 AS known FROM deliveries WHERE identity = ?");
  const insert = sqlite.prepare("INSERT OR IGNORE INTO deliveries (identity, at) VALUES (?, ?)");
  const forget = sqlite.prepare("DELETE FROM deliveries WHERE at < ?");
  return {
    knows: (identity) => inTime(() => find.get(identity) !== undefined),
    remember: (identity, at, since) =>
      inTime(() =>
        whole(() => {
          forget.run(since);
          insert.run(identity, at);
        }),
      ),
  };
}

function inTime<T>(work: () => T): ResultAsync<T, DeliveriesFailure> {
  const attempt = Result.fromThrowable(work, (): DeliveriesFailure => {
    return { kind: "deliveries-failure", sentence: "The store of deliveries could not be used." };
  });
  return new ResultAsync(Promise.resolve().then(attempt));
}
