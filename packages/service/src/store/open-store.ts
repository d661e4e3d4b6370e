import type { Ids, Ledger, Locks, Spool, WorkQueue } from "@tenure/provisioner";
import { errAsync, okAsync, type ResultAsync } from "neverthrow";
import { fileSpool, memorySpool } from "../spool/file-spool.ts";
import { openDatabase, type StoreUnavailable } from "../sqlite/open-database.ts";
import { sqliteDeliveries } from "../sqlite/sqlite-deliveries.ts";
import { sqliteLedger } from "../sqlite/sqlite-ledger.ts";
import { sqliteLocks } from "../sqlite/sqlite-locks.ts";
import { sqliteQueue } from "../sqlite/sqlite-queue.ts";
import type { Deliveries } from "../webhook/deliveries.ts";
import type { Store } from "./store.ts";

/** Everything that is kept, in one place. */
export interface OpenStore {
  readonly ledger: Ledger;
  readonly queue: WorkQueue;
  readonly locks: Locks;
  readonly deliveries: Deliveries;
  readonly spool: Spool;
  close(): Promise<void>;
}

/** Opens the store that the settings name. */
export function openStore(store: Store, ids: Ids): ResultAsync<OpenStore, StoreUnavailable> {
  switch (store.kind) {
    case "memory":
      return openSqlite(":memory:", memorySpool(), ids);
    case "sqlite":
      return openSqlite(store.file, fileSpool(`${store.file}.spool.jsonl`), ids);
    case "postgres":
      return errAsync({ kind: "store-unavailable", sentence: "PostgreSQL cannot be opened yet." });
  }
}

function openSqlite(file: string, spool: Spool, ids: Ids): ResultAsync<OpenStore, StoreUnavailable> {
  return okAsync<undefined, StoreUnavailable>(undefined)
    .andThen(() => openDatabase(file))
    .map((database) => ({
      ledger: sqliteLedger(database),
      queue: sqliteQueue(database, { newId: ids.next }),
      locks: sqliteLocks(database),
      deliveries: sqliteDeliveries(database),
      spool,
      close: async () => database.close(),
    }));
}
