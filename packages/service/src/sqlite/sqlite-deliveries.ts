import { ResultAsync } from "neverthrow";
import type { Deliveries, DeliveriesFailure } from "../webhook/deliveries.ts";
import { groupCommit } from "./group-commit.ts";
import type { Database } from "./open-database.ts";

/** Remembered deliveries in a SQLite file. */
export function sqliteDeliveries({ look, sqlite, whole }: Database): Deliveries {
  const find = sqlite.prepare("SELECT 1 AS known FROM deliveries WHERE identity = ?");
  const insert = sqlite.prepare("INSERT OR IGNORE INTO deliveries (identity, at) VALUES (?, ?)");
  const forget = sqlite.prepare("DELETE FROM deliveries WHERE at < ?");
  const remember = groupCommit<{ readonly identity: string; readonly at: string; readonly since: string }, void>(
    { whole },
    ({ at, identity, since }) => {
      forget.run(since);
      insert.run(identity, at);
    },
  );
  return {
    knows: (identity) => inTime(() => look(() => find.get(identity) !== undefined)),
    remember: (identity, at, since) => inTime(() => remember({ identity, at, since })),
  };
}

function inTime<T>(work: () => Promise<T>): ResultAsync<T, DeliveriesFailure> {
  return ResultAsync.fromThrowable(
    work,
    (): DeliveriesFailure => ({ kind: "deliveries-failure", sentence: "The store of deliveries could not be used." }),
  )();
}
