import { makeStep, type Plan, type TicketRef, type TrippedBrake } from "@tenure/lifecycle-rules";
import { okAsync, type ResultAsync } from "neverthrow";
import type { Company } from "../company/company.ts";
import { text } from "../json.ts";
import type { TicketHistory } from "../knowledge/ticket-history.ts";
import type { Sources } from "../ports/ports.ts";
import { findBrakes } from "./find-brakes.ts";
import { RELEASES_NEEDED } from "./releases.ts";

/**
 * The brakes that stop somebody from being shut out although their ticket cannot be read. The plan was judged when it
 * was accepted; how many leave with them shows at the hour alone.
 */
export function brakesFromMemory(
  ports: Pick<Sources, "ledger" | "spool" | "clock" | "directory">,
  company: Company,
  history: TicketHistory,
  ticket: TicketRef,
): ResultAsync<readonly TrippedBrake[], never> {
  const { name, org, rules, version } = company.table;
  const hash = history.plans.at(-1)?.hash ?? "";
  const released = history.entries
    .filter(({ body, event }) => event === "brake-released" && text(body, "hash") === hash)
    .map(({ actor, body }) => (text(body, "person") ?? actor).toLowerCase());
  if (new Set(released).size >= RELEASES_NEEDED) return okAsync([]);
  const plan: Plan = {
    format: 1,
    kind: "leaver",
    ticket,
    subject: { login: "", name: "" },
    zone: rules.zones.otherwise,
    table: { name, org, version },
    steps: [makeStep({ kind: "suspend-account" }, { due: "at-once", causes: [] })],
    kept: [],
    findings: [],
    hash,
  };
  // Where not even that can be judged, the person is out.
  return findBrakes(ports, company, history, plan, true).orElse(() => okAsync([]));
}
