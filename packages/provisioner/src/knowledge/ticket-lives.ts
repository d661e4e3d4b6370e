import type { Instant, LeaverClock, Request } from "@tenure/lifecycle-rules";
import { text } from "../json.ts";
import type { LedgerEntry } from "../ports/ledger.ts";
import { recordedClock } from "../run/leaver-clock.ts";
import { ticketHistory } from "./ticket-history.ts";

/** One ticket's life as the ledger tells it: what lifecycle metrics are counted from. */
export interface TicketLife {
  readonly ticketKey: string;
  readonly kind: Request["kind"];
  /** When a plan was first made for it. */
  readonly seenAt: Instant;
  /** When what it asks takes effect, by the newest plan. */
  readonly effectiveAt: Instant;
  /** When a run first left nothing undone that was due by then; absent while something is. */
  readonly doneAt?: Instant;
  /** Leavers only. */
  readonly leaverClock?: LeaverClock;
  /** How often a person had to answer: approvals, refusals, releases of a brake. */
  readonly touches: number;
}

/** Answers only people give. */
const BY_PEOPLE: ReadonlySet<string> = new Set([
  "approved",
  "declined",
  "brake-released",
] satisfies LedgerEntry["event"][]);

/** The life of every ticket the ledger knows a plan of, in the order in which they were first planned. */
export function ticketLives(entries: readonly LedgerEntry[]): readonly TicketLife[] {
  const byTicket = Map.groupBy(
    entries.filter(({ ticketId }) => ticketId !== ""),
    ({ ticketId }) => ticketId,
  );
  return [...byTicket.values()].flatMap((those) => lifeOf(those) ?? []);
}

function lifeOf(entries: readonly LedgerEntry[]): TicketLife | undefined {
  const history = ticketHistory(entries);
  const plan = history.plans.at(-1);
  const first = entries.find(({ event }) => event === "planned");
  if (plan === undefined || first === undefined) return undefined;
  const done = entries.find((entry) => leftNothing(entry, plan.effectiveAt));
  return {
    ticketKey: first.ticketKey,
    kind: plan.kind,
    seenAt: first.at,
    effectiveAt: plan.effectiveAt,
    ...(done === undefined ? {} : { doneAt: done.at }),
    ...recordedClock(history),
    touches: entries.filter(({ event }) => BY_PEOPLE.has(event)).length,
  };
}

/** A run that waits before the day has done what is due so far, and that is not yet what was asked. */
function leftNothing({ at, body, event }: LedgerEntry, effectiveAt: Instant): boolean {
  if (event !== "run-ended") return false;
  const state = text(body, "state");
  return state === "done" || (state === "waiting" && at >= effectiveAt);
}
