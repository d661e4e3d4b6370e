import { err, ok, type Result } from "neverthrow";
import { planAccess } from "../access/plan-access.ts";
import { pushedFirst } from "../applications/pushed-first.ts";
import { planCancellation } from "../cancellation/plan-cancellation.ts";
import { canonicalJson } from "../evidence/canonical-json.ts";
import { sha256 } from "../evidence/sha256.ts";
import { planJoiner } from "../joiner/plan-joiner.ts";
import { planLeave } from "../leave/plan-leave.ts";
import { planReturn } from "../leave/plan-return.ts";
import { planLeaver } from "../leaver/plan-leaver.ts";
import { planMover } from "../mover/plan-mover.ts";
import type { Observation } from "../observation/observation.ts";
import type { ReferenceTable } from "../reference-table/table.ts";
import { withoutBarredReturn } from "../rehire/barred.ts";
import { planRehire } from "../rehire/plan-rehire.ts";
import type { Request } from "../request/request.ts";
import type { Instant } from "../time/instant.ts";
import { besideLeaver } from "./beside-leaver.ts";
import type { Draft } from "./draft.ts";
import { lateness } from "./lateness.ts";
import { amongOtherTickets, standInTheWay } from "./other-tickets.ts";
import type { Plan } from "./plan.ts";
import type { Refusal } from "./refusal.ts";
import { worldFindings } from "./world-findings.ts";

/**
 * Decides what is missing between what is and what the request and the table say it should be.
 *
 * Pure: no clock, no randomness, no state. Equal inputs give equal bytes and an equal hash, whatever the order of
 * rows, groups or object keys. Run again after any part of the plan is carried out, it plans the rest.
 */
export function plan(
  request: Request,
  table: ReferenceTable,
  seen: Observation,
  now: Instant,
): Result<Plan, readonly Refusal[]> {
  if (seen.org.toLowerCase() !== table.org.toLowerCase()) {
    const sentence = `The table "${table.name}" is written for ${table.org}, but this is ${seen.org}.`;
    return err([{ kind: "wrong-org", sentence }]);
  }
  const observation = withoutBarredReturn(request, seen, table.rules);
  const obstacles = standInTheWay(request, observation, now);
  return draft(request, table, observation, now)
    .mapErr((refusals) => (obstacles.length > 0 ? obstacles : refusals))
    .andThen((decided) => {
      const may = obstacles.length > 0 ? besideLeaver(request, decided, observation, now) : decided;
      return may === undefined ? err(obstacles) : ok(may);
    })
    .map((decided) => amongOtherTickets(request, decided, observation, now))
    .andThen((decided) => keepingRequiredGroups(decided, table, observation))
    .map((decided) => ({
      ...decided,
      steps: pushedFirst(decided.steps, table.rules.applications),
      findings: [...decided.findings, ...worldFindings(decided, observation)],
    }))
    .map((decided) => sealed(request, table, decided, now));
}

/** Whoever it is about: a group that must not be empty never loses its last member. */
function keepingRequiredGroups(
  decided: Draft,
  { rules }: ReferenceTable,
  { duties = [] }: Observation,
): Result<Draft, readonly Refusal[]> {
  const last = new Set(duties.filter(({ kind }) => kind === "last-member").map(({ id }) => id));
  const required = new Set(rules.requiredGroups ?? []);
  const emptied = decided.steps.flatMap(({ action }) =>
    action.kind === "remove-from-group" && required.has(action.groupId) && last.has(action.groupId)
      ? [action.name]
      : [],
  );
  if (emptied.length === 0) return ok(decided);
  return err(
    emptied.map(
      (name): Refusal => ({
        kind: "last-member",
        sentence: `${decided.subject.login} is the last member of "${name}"; add somebody else first.`,
      }),
    ),
  );
}

function sealed(request: Request, { name, org, version }: ReferenceTable, decided: Draft, now: Instant): Plan {
  const body: Omit<Plan, "hash"> = {
    format: 1,
    kind: request.kind,
    ticket: { id: request.ticket.id, key: request.ticket.key },
    subject: decided.subject,
    zone: decided.zone,
    table: { name, org, version },
    steps: decided.steps,
    kept: decided.kept,
    findings: [...decided.findings, ...lateness(decided.steps, now, decided.zone)],
    ...(decided.replanAt === undefined ? {} : { replanAt: decided.replanAt }),
  };
  return { ...body, hash: sha256(canonicalJson(body)) };
}

function draft(
  request: Request,
  table: ReferenceTable,
  observation: Observation,
  now: Instant,
): Result<Draft, readonly Refusal[]> {
  switch (request.kind) {
    case "joiner":
      return planJoiner(request, table, observation, now);
    case "mover":
      return planMover(request, table, observation, now);
    case "leaver":
      return planLeaver(request, table, observation, now);
    case "leave-of-absence":
      return planLeave(request, table, observation, now);
    case "return":
      return planReturn(request, table, observation, now);
    case "rehire":
      return planRehire(request, table, observation, now);
    case "access":
      return planAccess(request, table, observation, now);
    case "cancellation":
      return planCancellation(request, table, observation, now);
  }
}
