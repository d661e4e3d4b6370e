import { err, ok, type ResultAsync } from "neverthrow";
import { recall } from "../knowledge/recall.ts";
import type { LedgerEntry, LedgerEvent } from "../ports/ledger.ts";
import type { Ports } from "../ports/ports.ts";
import { type RunFailure, toRunFailure } from "../run/run-failure.ts";
import { REMEMBERED } from "./remembered.ts";

const EVENTS: readonly LedgerEvent[] = [
  ...REMEMBERED,
  "compared",
  "reviewed",
  "adopted",
  "approved",
  "declined",
  "brake-released",
];

/** Everything the ledger knows that a comparison is made with. */
export function workforceEntries(
  ports: Pick<Ports, "ledger" | "spool">,
): ResultAsync<readonly LedgerEntry[], RunFailure> {
  return recall(ports, [{ events: EVENTS }]).andThen(({ entries, away }) =>
    away === undefined ? ok(entries) : err(toRunFailure(away)),
  );
}
