import { randomBytes } from "node:crypto";
import type { LedgerFailure } from "@tenure/provisioner";
import { ResultAsync } from "neverthrow";
import type { ValueKeys } from "../sealed-values/value-keys.ts";
import type { Database } from "./open-database.ts";

/** Keys of sealed values in a SQLite file; a forgotten one is written over, and is in no log beside the file either. */
export function sqliteValueKeys({ look, single, sqlite, whole }: Database): ValueKeys {
  const find = sqlite.prepare("SELECT key FROM value_keys WHERE ticket_id = ?");
  const insert = sqlite.prepare("INSERT OR IGNORE INTO value_keys (ticket_id, key) VALUES (?, ?)");
  const forget = sqlite.prepare("DELETE FROM value_keys WHERE ticket_id = ?");
  const keyOf = (row: Readonly<Record<string, unknown>> | undefined) =>
    row === undefined ? undefined : Buffer.from(String(row["key"]), "base64");
  return {
    find: (ticketId) => inTime(() => look(() => keyOf(find.get(ticketId)))),
    make: (ticketId) =>
      inTime(() =>
        whole(() => {
          const fresh = randomBytes(32);
          insert.run(ticketId, fresh.toString("base64"));
          return keyOf(find.get(ticketId)) ?? fresh;
        }),
      ),
    forget: (ticketId) =>
      inTime(() =>
        single(() => {
          forget.run(ticketId);
          // The write-ahead log keeps what was written until it is emptied, a key for as long.
          const emptied = sqlite.prepare("PRAGMA wal_checkpoint(TRUNCATE)").get();
          if (emptied?.["busy"] === 1) throw BUSY;
        }),
      ),
  };
}

/** As SQLite says that somebody else reads or writes: tried again with the next turn. */
const BUSY = Object.assign(new Error("The log is being read."), { errcode: 5 });

function inTime<T>(work: () => Promise<T>): ResultAsync<T, LedgerFailure> {
  return ResultAsync.fromThrowable(work, (): LedgerFailure => {
    return { kind: "ledger-failure", retryable: true, sentence: "The ledger's store of keys could not be used." };
  })();
}
