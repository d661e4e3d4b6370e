import type { BrakeMemory, Instant } from "@tenure/lifecycle-rules";
import { okAsync, type ResultAsync } from "neverthrow";
import { CONFIRMED } from "../evidence/events.ts";
import { text } from "../json.ts";
import { recall } from "../knowledge/recall.ts";
import { ticketHistory } from "../knowledge/ticket-history.ts";
import type { LedgerEntry } from "../ports/ledger.ts";
import type { Sources } from "../ports/ports.ts";

const SHUTS_OUT: ReadonlySet<string> = new Set(["suspend-account", "deactivate-account"]);
const OVER: ReadonlySet<string | undefined> = new Set(["done", "withdrawn", "refused"]);

/**
 * Leavers of other tickets whose hour has come and who are not shut out yet, as if they were: many who are due together
 * are one batch, and a batch over the limit is stopped before its first member, not after as many as the limit lets
 * through.
 */
export function dueLeavers(
  ports: Pick<Sources, "ledger" | "spool">,
  ticketId: string,
  now: Instant,
): ResultAsync<BrakeMemory["steps"], never> {
  const standing = recall(ports, [{ events: ["planned", "run-ended"], newest: "of-each-ticket" }]);
  return standing.andThen(({ entries }) => {
    const open = entries.filter((entry) => entry.ticketId !== ticketId && mayBeDue(entry, now));
    const events = ["planned", "run-ended", ...CONFIRMED] as const;
    const queries = [...new Set(open.map((entry) => entry.ticketId))].map((id) => ({ ticketId: id, events }));
    return queries.length === 0
      ? okAsync([])
      : recall(ports, queries).map((recalled) =>
          [...Map.groupBy(recalled.entries, (entry) => entry.ticketId)].flatMap(([id, own]) => dueOf(id, own, now)),
        );
  });
}

/** Told from the newest entry alone: most tickets are over, or wait for an hour that is still to come. */
function mayBeDue({ body, event, ticketId }: LedgerEntry, now: Instant): boolean {
  if (ticketId === "") return false;
  if (event === "planned") return text(body, "kind") === "leaver";
  const [state, kind, nextDue] = [text(body, "state"), text(body, "planKind"), text(body, "nextDue")];
  const waits = state === "waiting" && nextDue !== undefined && nextDue > now;
  return !OVER.has(state) && !waits && (kind === undefined || kind === "leaver");
}

function dueOf(id: string, entries: readonly LedgerEntry[], now: Instant): BrakeMemory["steps"] {
  const { confirmed, lastState, plans } = ticketHistory(entries);
  const last = plans.at(-1);
  if (last?.kind !== "leaver" || OVER.has(lastState)) return [];
  // Whose ticket is gone stays open for ever, and was shut out all the same.
  if (confirmed.some(({ step }) => SHUTS_OUT.has(step.action.kind))) return [];
  const due = last.steps.some(({ id: step, due: at }) => SHUTS_OUT.has(step) && (at === "at-once" || at <= now));
  return due ? [{ at: now, ticketId: id, kind: "leaver", action: { kind: "suspend-account" }, causes: [] }] : [];
}
