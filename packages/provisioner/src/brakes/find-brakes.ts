import { type BrakeMemory, type Plan, type TrippedBrake, trippedBrakes } from "@tenure/lifecycle-rules";
import { okAsync, type ResultAsync } from "neverthrow";
import type { Company } from "../company/company.ts";
import { CONFIRMED } from "../evidence/events.ts";
import { recall } from "../knowledge/recall.ts";
import type { TicketHistory } from "../knowledge/ticket-history.ts";
import type { Sources } from "../ports/ports.ts";
import { brakeMemory, looksBeyond, windowStart } from "./brake-memory.ts";
import { RELEASES_NEEDED, releasedBy } from "./releases.ts";

/** The brakes that stop a plan, judged with what the rolling window remembers; none where enough people released it. */
export function findBrakes(
  ports: Pick<Sources, "ledger" | "spool" | "clock">,
  { table }: Company,
  history: TicketHistory,
  plan: Plan,
  remembers: boolean,
): ResultAsync<readonly TrippedBrake[], never> {
  const { brakes: limits } = table.rules;
  if (plan.steps.length === 0) return okAsync([]);
  const released = releasedBy(plan, history.entries, history.plans).length >= RELEASES_NEEDED;
  // Nobody is left half way out because others left meanwhile.
  const begun = history.confirmed.some(
    ({ planKind, step }) => planKind === "leaver" && SHUTS_OUT.has(step.action.kind),
  );
  const judged = (memory?: BrakeMemory) =>
    released
      ? []
      : trippedBrakes(plan, table, memory)
          .filter(({ kind }) => !begun || !kind.startsWith("max-leavers"))
          // A share of nobody knows how many stops no containment while the ledger is away.
          .filter(({ kind }) => remembers || !kind.endsWith("-percent"));
  if (!looksBeyond(limits)) return okAsync(judged());
  const now = ports.clock.now();
  return recall(ports, [{ events: CONFIRMED, since: windowStart(limits, now) }, { events: ["census"] }]).map(
    ({ entries }) => judged(brakeMemory(entries, now)),
  );
}

const SHUTS_OUT: ReadonlySet<string> = new Set(["suspend-account", "deactivate-account"]);
