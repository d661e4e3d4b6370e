import {
  type AccessRequest,
  type Action,
  canonicalJson,
  type Instant,
  type Plan,
  type Request,
  sha256,
} from "@tenure/lifecycle-rules";
import { stepsOf } from "../evidence/events.ts";
import { type PlanOutline, readOutline } from "../evidence/plan-outline.ts";
import { text } from "../json.ts";
import type { TicketHistory } from "../knowledge/ticket-history.ts";

const HALF_A_DAY = 12 * 3_600_000;

/** When access for a time was to end by the plan it was given under; `undefined` where none was given, or for good. */
export function approvedEnd({ entries }: TicketHistory): Instant | undefined {
  const given = entries.findLastIndex(
    (entry) => entry.event === "step-started" && stepsOf(entry).some(({ step }) => givenBy(step.action) !== undefined),
  );
  const planned = entries.slice(0, Math.max(0, given)).findLast(({ event }) => event === "planned");
  const outline = planned === undefined ? undefined : readOutline(planned.body);
  return outline?.kind === "access" ? outline.replanAt : undefined;
}

/** The last plan with an end that somebody said yes to. One that is only edited afterwards is not. */
export function approvedPlan({ entries, plans }: TicketHistory): PlanOutline | undefined {
  const hashes = new Set(
    entries.flatMap(({ body, event }) => (event === "approved" ? (text(body, "hash") ?? []) : [])),
  );
  return plans.findLast(({ hash, replanAt }) => replanAt !== undefined && hashes.has(hash));
}

/**
 * Whether a plan only takes what its ticket gave, on the day that stood in the plan it was given under: whoever let it
 * be given for a time let it be taken.
 */
export function isApprovedEnd({ kind, steps }: Plan, history: TicketHistory, now: Instant): boolean {
  if (kind !== "access") return false;
  const end = approvedEnd(history);
  const given = new Set(history.confirmed.flatMap(({ step }) => givenBy(step.action) ?? []));
  const isItsOwn = (action: Action) => action.kind === "notify" || given.has(takenBy(action) ?? "");
  return end !== undefined && end <= now && steps.every(({ action }) => isItsOwn(action));
}

/**
 * The request with the end that access was given until, or that a change was approved for, where the ticket says a later one
 * by now, or none: whoever may edit a ticket gives nobody a longer time. More time is another ticket.
 */
export function untilApproved(request: Request, history: TicketHistory): Request {
  if (request.kind !== "access" && request.kind !== "mover") return request;
  const end = request.kind === "access" ? approvedEnd(history) : approvedChangeEnd(history);
  if (end === undefined) return request;
  // Ends are the midnight after the last day, in the person's zone: half a day before is that day almost everywhere.
  const last = new Date(Date.parse(end) - HALF_A_DAY).toISOString().slice(0, "2027-09-05".length) as LastDay;
  if (request.until !== undefined && request.until.value <= last) return request;
  const { origin } = request.until ?? (request.kind === "access" ? request.reason : request.effective);
  return { ...request, until: { value: last, origin } };
}

function approvedChangeEnd(history: TicketHistory): Instant | undefined {
  const approved = approvedPlan(history);
  return approved?.kind === "mover" ? approved.replanAt : undefined;
}

/** Says so on the ticket. */
export function withApprovedEnd(plan: Plan): Plan {
  const sentence = `${plan.ticket.key} says a later end by now than the one it was approved with; the approved one stands, and more time needs another ticket.`;
  const { hash: _, ...whole } = plan;
  const body: Omit<Plan, "hash"> = { ...whole, findings: [...plan.findings, { kind: "end-kept", sentence }] };
  return { ...body, hash: sha256(canonicalJson(body)) };
}

type LastDay = NonNullable<AccessRequest["until"]>["value"];

function givenBy(action: Action): string | undefined {
  if (action.kind === "add-to-group") return action.groupId;
  return action.kind === "assign-application" ? action.appId : undefined;
}

function takenBy(action: Action): string | undefined {
  if (action.kind === "remove-from-group") return action.groupId;
  return action.kind === "unassign-application" ? action.appId : undefined;
}
