import type { Ids, Ledger, Locks, Spool, WorkQueue } from "@tenure/provisioner";
import { errAsync, okAsync, ResultAsync } from "neverthrow";
import { type Agenda, fileAgenda } from "../agenda/agenda.ts";
import type { ValueKeys } from "../sealed-values/value-keys.ts";
import { fileSpool, memorySpool } from "../spool/file-spool.ts";
import type { Deliveries } from "../webhook/deliveries.ts";
import type { Intake } from "../webhook/intake.ts";
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
  /** Hours of leavers, where they can be read while all of this is away. */
  readonly agenda?: Agenda;
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
  const beside = (folder: string, open: (waits: Spool) => ResultAsync<OpenStore, StoreUnavailable>) => {
    const waits = fileSpool(folder);
    return orLate(waits, () => open(waits)).map((opened): OpenStore => ({ ...opened, agenda: fileAgenda(folder) }));
  };
  switch (store.kind) {
    case "memory":
      return openSqlite(":memory:", memorySpool(), ids);
    case "sqlite":
      return beside(spool ?? `${store.file}.spool`, (waits) => openSqlite(store.file, waits, ids));
    case "postgres":
      return beside(spool ?? "tenure.spool", (waits) => openPostgres(store.url, waits, ids));
  }
}

/** One company has one kind of store: what the other needs is not loaded. */
function openSqlite(file: string, spool: Spool, ids: Ids): ResultAsync<OpenStore, StoreUnavailable> {
  return ResultAsync.fromSafePromise(import("../sqlite/open-sqlite.ts")).andThen((sqlite) =>
    sqlite.openSqlite(file, spool, ids),
  );
}

function openPostgres(url: string, spool: Spool, ids: Ids): ResultAsync<OpenStore, StoreUnavailable> {
  return ResultAsync.fromSafePromise(import("../postgres/open-postgres.ts")).andThen((postgres) =>
    postgres.openPostgres(url, spool, ids),
  );
}
