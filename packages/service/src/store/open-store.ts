import type { Ids, Ledger, Locks, Spool, WorkQueue } from "@tenure/provisioner";
import { errAsync, okAsync, type ResultAsync } from "neverthrow";
import { openPool } from "../postgres/open-pool.ts";
import { postgresDeliveries } from "../postgres/postgres-deliveries.ts";
import { postgresLedger } from "../postgres/postgres-ledger.ts";
import { postgresLocks } from "../postgres/postgres-locks.ts";
import { postgresQueue } from "../postgres/postgres-queue.ts";
import { postgresValueKeys } from "../postgres/postgres-value-keys.ts";
import type { ValueKeys } from "../sealed-values/value-keys.ts";
import { fileSpool, memorySpool } from "../spool/file-spool.ts";
import { openDatabase } from "../sqlite/open-database.ts";
import { sqliteDeliveries } from "../sqlite/sqlite-deliveries.ts";
import { sqliteIntake } from "../sqlite/sqlite-intake.ts";
import { sqliteLedger } from "../sqlite/sqlite-ledger.ts";
import { sqliteLocks } from "../sqlite/sqlite-locks.ts";
import { sqliteQueue } from "../sqlite/sqlite-queue.ts";
import { sqliteValueKeys } from "../sqlite/sqlite-value-keys.ts";
import { jobWriter } from "../sqlite/write-job.ts";
import type { Deliveries } from "../webhook/deliveries.ts";
import { type Intake, intakeOf } from "../webhook/intake.ts";
import { lateStore } from "./late-store.ts";
import type { Store } from "./store.ts";
import type { StoreUnavailable } from "./store-unavailable.ts";

/** Everything that is kept, in one place. */
export interface OpenStore {
  /** The chain as it is kept: what somebody's profile held is sealed in it. */
  readonly ledger: Ledger;
  /** What opens the sealed values. */
  readonly keys: ValueKeys;
  readonly queue: WorkQueue;
  readonly locks: Locks;
  readonly deliveries: Deliveries;
  /** Takes deliveries into the queue of this store. */
  readonly intake: Intake;
  readonly spool: Spool;
  close(): Promise<void>;
}

/** How a store is opened. */
export interface OpenStoreOptions {
  /** The folder that takes evidence while the ledger is away. @defaultValue beside the store */
  readonly spool?: string | undefined;
  /** Waits for a store that is away and may come back by itself, and is told so. @defaultValue fails at once */
  readonly onAway?: (sentence: string) => void;
  /** Milliseconds, of any beginning. */
  readonly now?: () => number;
}

/**
 * Opens the store that the settings name. Where it is away, may come back by itself and is waited for, the answer is a
 * store that fails until it is there; what cannot be right however long one waits fails at once.
 */
export function openStore(
  store: Store,
  ids: Ids,
  { now = () => performance.now(), onAway, spool }: OpenStoreOptions = {},
): ResultAsync<OpenStore, StoreUnavailable> {
  const orLate = (waits: Spool, open: () => ResultAsync<OpenStore, StoreUnavailable>) =>
    open().orElse((failure) => {
      if (failure.passing !== true || onAway === undefined) return errAsync(failure);
      onAway(`${failure.sentence} Until then leavers are shut out, and nothing else is done.`);
      return okAsync(lateStore({ open, spool: waits, now }));
    });
  switch (store.kind) {
    case "memory":
      return openSqlite(":memory:", memorySpool(), ids);
    case "sqlite": {
      const waits = fileSpool(spool ?? `${store.file}.spool`);
      return orLate(waits, () => openSqlite(store.file, waits, ids));
    }
    case "postgres": {
      const waits = fileSpool(spool ?? "tenure.spool");
      return orLate(waits, () => openPostgres(store.url, waits, ids));
    }
  }
}

function openSqlite(file: string, spool: Spool, ids: Ids): ResultAsync<OpenStore, StoreUnavailable> {
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

function openPostgres(url: string, spool: Spool, ids: Ids): ResultAsync<OpenStore, StoreUnavailable> {
  return openPool(url).map((store) => {
    const deliveries = postgresDeliveries(store);
    const queue = postgresQueue(store, { newId: ids.next });
    return {
      ledger: postgresLedger(store),
      keys: postgresValueKeys(store),
      queue,
      locks: postgresLocks(store),
      deliveries,
      intake: intakeOf(queue, deliveries),
      spool,
      close: store.close,
    };
  });
}
