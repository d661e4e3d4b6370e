import { err, type Result } from "neverthrow";
import { canonicalJson } from "../evidence/canonical-json.ts";
import { sha256 } from "../evidence/sha256.ts";
import { planJoiner } from "../joiner/plan-joiner.ts";
import { planLeaver } from "../leaver/plan-leaver.ts";
import { planMover } from "../mover/plan-mover.ts";
import type { Observation } from "../observation/observation.ts";
import type { ReferenceTable } from "../reference-table/table.ts";
import type { Request } from "../request/request.ts";
import type { Instant } from "../time/instant.ts";
import type { Draft } from "./draft.ts";
import { lateness } from "./lateness.ts";
import type { Plan } from "./plan.ts";
import type { Refusal } from "./refusal.ts";

/**
 * Decides what is missing between what is and what the request and the table say it should be.
 *
 * Pure: no clock, no randomness, no state. Equal inputs give equal bytes and an equal hash, whatever the order of
 * rows, groups or object keys. Run again after any part of the plan is carried out, it plans the rest.
 */
export function plan(
  request: Request,
  table: ReferenceTable,
  observation: Observation,
  now: Instant,
): Result<Plan, readonly Refusal[]> {
  if (observation.org.toLowerCase() !== table.org.toLowerCase()) {
    const sentence = `The table "${table.name}" is written for ${table.org}, but this is ${observation.org}.`;
    return err([{ kind: "wrong-org", sentence }]);
  }
  return draft(request, table, observation).map((decided) => {
    const { name, org, version } = table;
    const body: Omit<Plan, "hash"> = {
      format: 1,
      kind: request.kind,
      ticket: { id: request.ticket.id, key: request.ticket.key },
      subject: decided.subject,
      zone: decided.zone,
      table: { name, org, version },
      steps: decided.steps,
      kept: decided.kept,
      findings: [...decided.findings, ...lateness(decided.steps, now)],
    };
    return { ...body, hash: sha256(canonicalJson(body)) };
  });
}

function draft(request: Request, table: ReferenceTable, observation: Observation): Result<Draft, readonly Refusal[]> {
  switch (request.kind) {
    case "joiner":
      return planJoiner(request, table, observation);
    case "mover":
      return planMover(request, table, observation);
    case "leaver":
      return planLeaver(request, table, observation);
  }
}
