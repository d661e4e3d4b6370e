import type { Instant } from "@tenure/lifecycle-rules";
import { err, ok, okAsync, type ResultAsync } from "neverthrow";
import { recall } from "../knowledge/recall.ts";
import type { Ports } from "../ports/ports.ts";
import { type RunFailure, toRunFailure } from "../run/run-failure.ts";

/** An instant before anything the ledger knows: nothing is said about it. */
export interface BeforeLedger {
  /** When its first entry was made; absent where it has none. */
  readonly begins?: Instant;
}

/** Whether an instant lies before the ledger's first entry; `undefined` where it does not. */
export function beforeLedger(
  ports: Pick<Ports, "ledger" | "spool">,
  at: Instant | undefined,
): ResultAsync<BeforeLedger | undefined, RunFailure> {
  if (at === undefined) return okAsync(undefined);
  return recall(ports, [{}]).andThen(({ entries: [first], away }) => {
    if (away !== undefined) return err(toRunFailure(away));
    if (first === undefined) return ok({});
    return ok(at < first.at ? { begins: first.at } : undefined);
  });
}
