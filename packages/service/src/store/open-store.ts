import type { Ids, Ledger, Locks, Spool, WorkQueue } from "@tenure/provisioner";
import { okAsync, type ResultAsync } from "neverthrow";
import { openPool } from "../postgres/open-pool.ts";
import { postgresDeliveries } from "../postgres/postgres-deliveries.ts";
import { postgresLedger } from "../postgres/postgres-ledger.ts";
import { postgresLocks } from "../postgres/postgres-locks.ts";
import { postgresQueue } from "../postgres/postgres-queue.ts";
import { fileSpool, memorySpool } from "../spool/file-spool.ts";
import { openDatabase } from "../sqlite/open-database.ts";
import { sqliteDeliveries } from "../sqlite/sqlite-deliveries.ts";
import { sqliteIntake } from "../sqlite/sqlite-intake.ts";
import { sqliteLedger } from "../sqlite/sqlite-ledger.ts";
import { sqliteLocks } from "../sqlite/sqlite-locks.ts";
import { sqliteQueue } from "../sqlite/sqlite-queue.ts";
import { jobWriter } from "../sqlite/write-job.ts";
import type { Deliveries } from "../webhook/deliveries.ts";
import { type Intake, intakeOf } from "../webhook/intake.ts";
import type { Store } from "./store.ts";
import type { StoreUnavailable } from "./store-unavailable.ts";

/** Everything that is kept, in one place. */
export interface OpenStore {
  readonly ledger: Ledger;
  readonly queue: WorkQueue;
  readonly locks: Locks;
  readonly deliveries: Deliveries;
  /** Takes deliveries into the queue of this store. */
  readonly intake: Intake;
  readonly spool: Spool;
  close(): Promise<void>;
}

/** Opens the store that the settings name; `spool` is the folder that takes evidence while the ledger is away. */
export function openStore(store: Store, ids: Ids, spool?: string): ResultAsync<OpenStore, StoreUnavailable> {
  switch (store.kind) {
    case "memory":
      return openSqlite(":memory:", memorySpool(), ids);
    case "sqlite":
      return openSqlite(store.file, fileSpool(spool ?? `${store.file}.spool`), ids);
    case "postgres":
      return openPostgres(store.url, fileSpool(spool ?? "tenure.spool"), ids);
  }
}

function openSqlite(file: string, spool: Spool, ids: Ids): ResultAsync<OpenStore, StoreUnavailable> {
  return okAsync<undefined, StoreUnavailable>(undefined)
    .andThen(() => openDatabase(file))
    .map((database) => ({
      intake: sqliteIntake(database, jobWriter(database).enqueue),
      ledger: sqliteLedger(database),
      queue: sqliteQueue(database, { newId: ids.next }),
      locks: sqliteLocks(database),
      deliveries: sqliteDeliveries(database),
      spool,
      close: async () => database.close(),
    }));
}

function openPostgres(url: string, spool: Spool, ids: Ids): ResultAsync<OpenStore, StoreUnavailable> {
  return openPool(url).map((store) => {
    const deliveries = postgresDeliveries(store);
    const queue = postgresQueue(store, { newId: ids.next });
    return {
      ledger: postgresLedger(store),
      queue,
      locks: postgresLocks(store),
      deliveries,
      intake: intakeOf(queue, deliveries),
      spool,
      close: store.close,
    };
  });
}
