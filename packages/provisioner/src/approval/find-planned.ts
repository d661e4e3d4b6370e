import type { Instant, TicketRef } from "@tenure/lifecycle-rules";
import { err, ok, type ResultAsync } from "neverthrow";
import { readOutline } from "../evidence/plan-outline.ts";
import { recall } from "../knowledge/recall.ts";
import type { LedgerEntry } from "../ports/ledger.ts";
import type { Ports } from "../ports/ports.ts";
import { type RunFailure, toRunFailure } from "../run/run-failure.ts";
import { batchesIn } from "../workforce/batch.ts";

/** What a hash stands for: the plan of a ticket, or the batch of a reconciliation or a review. */
export interface KnownPlan {
  readonly ticket: TicketRef;
  readonly hash: string;
  /** When it was last entered. */
  readonly at: Instant;
  /** Steps it has, and exceptions it would enter. */
  readonly changes: number;
}

/** Looks up what was planned under a hash. `undefined`: the ledger knows of nothing. */
export function findPlanned(
  ports: Pick<Ports, "ledger" | "spool">,
  hash: string,
): ResultAsync<KnownPlan | undefined, RunFailure> {
  return recall(ports, [{ events: ["planned", "compared", "reviewed"] }]).andThen(({ entries, away }) => {
    if (away !== undefined) return err(toRunFailure(away));
    const entry = entries.findLast((one) => changesUnder(hash, one) !== undefined);
    if (entry === undefined) return ok(undefined);
    const { at, ticketId: id, ticketKey: key } = entry;
    return ok({ ticket: { id, key }, hash, at, changes: changesUnder(hash, entry) ?? 0 });
  });
}

function changesUnder(hash: string, entry: LedgerEntry): number | undefined {
  const batch = batchesIn([entry]).find((one) => one.hash === hash);
  if (batch !== undefined) return batch.digests.size;
  const outline = entry.event === "planned" ? readOutline(entry.body) : undefined;
  return outline?.hash === hash ? outline.steps.length : undefined;
}
