import type { Ids, Spool } from "@tenure/provisioner";
import { okAsync, type ResultAsync } from "neverthrow";
import type { OpenStore } from "../store/open-store.ts";
import type { StoreUnavailable } from "../store/store-unavailable.ts";
import { openDatabase } from "./open-database.ts";
import { sqliteDeliveries } from "./sqlite-deliveries.ts";
import { sqliteIntake } from "./sqlite-intake.ts";
import { sqliteLedger } from "./sqlite-ledger.ts";
import { sqliteLocks } from "./sqlite-locks.ts";
import { sqliteQueue } from "./sqlite-queue.ts";
import { sqliteValueKeys } from "./sqlite-value-keys.ts";
import { jobWriter } from "./write-job.ts";

/** Everything in one SQLite file, or in memory. */
export function openSqlite(file: string, spool: Spool, ids: Ids): ResultAsync<OpenStore, StoreUnavailable> {
  return okAsync<undefined, StoreUnavailable>(undefined)
    .andThen(() => openDatabase(file))
    .map((database) => ({
      intake: sqliteIntake(database, jobWriter(database).enqueue),
      ledger: sqliteLedger(database),
      keys: sqliteValueKeys(database),
      queue: sqliteQueue(database, { newId: ids.next }),
      locks: sqliteLocks(database),
      deliveries: sqliteDeliveries(database),
      spool,
      close: async () => database.close(),
    }));
}
