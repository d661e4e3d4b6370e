import type { ApplicableRows } from "../entitlements/applicable-rows.ts";
import { accessTarget } from "../entitlements/granted.ts";
import type { Observation, OtherTicket } from "../observation/observation.ts";
import { counting } from "../plan/come-back.ts";
import type { Finding } from "../plan/plan.ts";
import type { ReferenceTable } from "../reference-table/table.ts";
import type { TicketRef } from "../request/request.ts";
import type { Instant } from "../time/instant.ts";

/** What is left of somebody's rows while they are away and their access is reduced. */
export function reducedRows(
  table: ReferenceTable,
  rows: Pick<ApplicableRows, "matched" | "excluded">,
): Pick<ApplicableRows, "matched" | "excluded"> {
  const keep = new Set(table.rules.leave?.keepRows ?? []);
  // What is not kept goes for that reason, whether something excludes it or not.
  const kept = new Set(
    table.rows
      .filter(({ id }) => keep.has(id))
      .flatMap(({ grants }) => grants.flatMap((one) => accessTarget(one) ?? [])),
  );
  return {
    matched: rows.matched.filter(({ row }) => keep.has(row.id)),
    excluded: new Map([...rows.excluded].filter(([target]) => kept.has(target))),
  };
}

/**
 * The leave of another ticket that keeps somebody's access reduced at an instant: begun, let go on by people, not over
 * by its own day, and no return filed after it has taken effect.
 */
export function reducingLeave(
  { rules }: ReferenceTable,
  { otherTickets = [] }: Observation,
  { id }: TicketRef,
  at: Instant,
): OtherTicket | undefined {
  if (rules.leave?.access !== "reduced") return undefined;
  const others = counting(otherTickets).filter(
    ({ ticket, approved, effectiveAt }) => ticket.id !== id && approved !== false && effectiveAt <= at,
  );
  return others.find(
    (leave) =>
      leave.kind === "leave-of-absence" &&
      (leave.until === undefined || at < leave.until) &&
      !others.some(({ kind, effectiveAt }) => kind === "return" && effectiveAt >= leave.effectiveAt),
  );
}

/** Why somebody gets less than their new place grants. */
export function staysReduced({ ticket }: OtherTicket): Finding {
  return {
    kind: "stays-reduced",
    sentence: `${ticket.key} keeps this person's access reduced while they are away; the return gives what is missing.`,
  };
}
