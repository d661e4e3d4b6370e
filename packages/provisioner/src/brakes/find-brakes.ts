import {
  type BrakeLimits,
  type BrakeMemory,
  dueSteps,
  type Plan,
  removalsOf,
  type TrippedBrake,
  trippedBrakes,
} from "@tenure/lifecycle-rules";
import { okAsync, ResultAsync } from "neverthrow";
import type { Company } from "../company/company.ts";
import { CONFIRMED } from "../evidence/events.ts";
import { recall } from "../knowledge/recall.ts";
import type { TicketHistory } from "../knowledge/ticket-history.ts";
import type { LedgerEntry } from "../ports/ledger.ts";
import type { Sources } from "../ports/ports.ts";
import { type RunFailure, toRunFailure } from "../run/run-failure.ts";
import { brakeMemory, isComplete, looksBeyond, windowStart } from "./brake-memory.ts";
import { dueLeavers } from "./due-leavers.ts";
import { RELEASES_NEEDED, releasedBy } from "./releases.ts";
import { reservationQuery, reservations } from "./reservations.ts";

/** The brakes that stop a plan, judged with what the rolling window remembers; none where enough people released it. */
export function findBrakes(
  ports: Pick<Sources, "ledger" | "spool" | "clock" | "directory">,
  { table }: Company,
  history: TicketHistory,
  plan: Plan,
  remembers: boolean,
  /** Where in the ledger this run said what it is about to take: only those who said so before count. */
  reserved?: number,
): ResultAsync<readonly TrippedBrake[], RunFailure> {
  const { brakes: limits } = table.rules;
  if (plan.steps.length === 0) return okAsync([]);
  if (releasedBy(plan, history.entries, history.plans).length >= RELEASES_NEEDED) return okAsync([]);
  const alone = trippedBrakes(plan, table);
  const now = ports.clock.now();
  const due: Plan = { ...plan, steps: dueSteps(plan, now) };
  // What happens around a plan matters in the hour in which it would be carried out.
  if (!looksBeyond(limits) || due.steps.length === 0) return okAsync(alone);
  // Nobody is left half way out because others left meanwhile.
  const begun = history.confirmed.some(
    ({ planKind, step }) => planKind === "leaver" && SHUTS_OUT.has(step.action.kind),
  );
  const lately = recall(ports, [{ events: CONFIRMED, since: windowStart(limits, now) }, reservationQuery(now)]);
  const together = plan.kind === "leaver" ? dueLeavers(ports, plan.ticket.id, now) : okAsync([]);
  const all = ResultAsync.combine([lately, lastCensus(ports), together, groupSizes(ports, due, limits)]);
  return all.map(([{ entries }, census, leaving, sizes]) => {
    const past = { ...brakeMemory([...entries, ...census], now), ...sizes };
    const waiting = reservations(entries, plan.ticket.id, reserved);
    const memory = { ...past, steps: [...past.steps, ...waiting, ...leaving] };
    const around = trippedBrakes(due, table, memory)
      .filter(({ kind }) => !alone.some((one) => one.kind === kind))
      .filter(({ kind }) => !begun || !kind.startsWith("max-leavers"))
      // A share of nobody knows how many stops no containment while the ledger is away.
      .filter(({ kind }) => remembers || !kind.endsWith("-percent"));
    return [...alone, ...around];
  });
}

/** The last bulk read; those before it too where it was not complete. There is one for each sweep, for ever. */
function lastCensus(ports: Pick<Sources, "ledger" | "spool">): ResultAsync<readonly LedgerEntry[], never> {
  return recall(ports, [{ events: ["census"], newest: "of-each-ticket" }]).andThen(({ entries }) =>
    entries.every(isComplete)
      ? okAsync(entries)
      : recall(ports, [{ events: ["census"] }]).map((recalled) => recalled.entries),
  );
}

/** How many are in the groups a plan takes from; asked only where a limit is a share of them. */
function groupSizes(
  { directory }: Pick<Sources, "directory">,
  plan: Plan,
  { maxRemovalsPerGroupPercent: limit }: BrakeLimits,
): ResultAsync<Pick<BrakeMemory, "groupSizes">, RunFailure> {
  const groups = limit === undefined ? [] : removalsOf(plan).flatMap(({ isGroup, target }) => (isGroup ? target : []));
  if (groups.length === 0) return okAsync({});
  return directory
    .groupSizes([...new Set(groups)])
    .map((sizes) => ({ groupSizes: sizes }))
    .mapErr(toRunFailure);
}

const SHUTS_OUT: ReadonlySet<string> = new Set(["suspend-account", "deactivate-account"]);
