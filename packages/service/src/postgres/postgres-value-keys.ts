import { randomBytes } from "node:crypto";
import type { LedgerFailure } from "@tenure/provisioner";
import { ResultAsync } from "neverthrow";
import type { ValueKeys } from "../sealed-values/value-keys.ts";
import type { PostgresStore } from "./open-pool.ts";

/** Keys of sealed values in PostgreSQL. */
export function postgresValueKeys({ pool }: PostgresStore): ValueKeys {
  const find = async (ticketId: string) => {
    const { rows } = await pool.query<{ readonly key: string }>(
      "SELECT key FROM tenure_value_keys WHERE ticket_id = $1",
      [ticketId],
    );
    return rows.map(({ key }) => Buffer.from(key, "base64"))[0];
  };
  return {
    find: (ticketId) => inTime(() => find(ticketId)),
    make: (ticketId) =>
      inTime(async () => {
        const fresh = randomBytes(32);
        await pool.query("INSERT INTO tenure_value_keys (ticket_id, key) VALUES ($1, $2) ON CONFLICT DO NOTHING", [
          ticketId,
          fresh.toString("base64"),
        ]);
        return (await find(ticketId)) ?? fresh;
      }),
    forget: (ticketId) =>
      inTime(async () => void (await pool.query("DELETE FROM tenure_value_keys WHERE ticket_id = $1", [ticketId]))),
  };
}

function inTime<T>(work: () => Promise<T>): ResultAsync<T, LedgerFailure> {
  return ResultAsync.fromThrowable(work, (): LedgerFailure => {
    return { kind: "ledger-failure", retryable: true, sentence: "The ledger's database of keys could not be used." };
  })();
}
