import type { Ids, Spool } from "@tenure/provisioner";
import type { ResultAsync } from "neverthrow";
import type { OpenStore } from "../store/open-store.ts";
import type { StoreUnavailable } from "../store/store-unavailable.ts";
import { intakeOf } from "../webhook/intake.ts";
import { openPool } from "./open-pool.ts";
import { postgresDeliveries } from "./postgres-deliveries.ts";
import { postgresLedger } from "./postgres-ledger.ts";
import { postgresLocks } from "./postgres-locks.ts";
import { postgresQueue } from "./postgres-queue.ts";
import { postgresValueKeys } from "./postgres-value-keys.ts";

/** Everything in one PostgreSQL database. */
export function openPostgres(url: string, spool: Spool, ids: Ids): ResultAsync<OpenStore, StoreUnavailable> {
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
