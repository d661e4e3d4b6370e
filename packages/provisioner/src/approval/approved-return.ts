import { type Action, canonicalJson, type Instant, type Plan } from "@tenure/lifecycle-rules";
import type { TicketHistory } from "../knowledge/ticket-history.ts";
import { approvedPlan } from "./approved-end.ts";

/**
 * Whether a plan is the return that an approved leave named, or the way back of an approved change for a time: on the
 * day that stood in the plan people said yes to, and nothing but what the ticket did taken back. Another day, or access
 * the ticket did not take, is a new plan and needs a new answer.
 */
export function isApprovedReturn({ kind, steps, subject }: Plan, history: TicketHistory, now: Instant): boolean {
  if (kind !== "leave-of-absence" && kind !== "mover") return false;
  const approved = approvedPlan(history);
  if (approved?.kind !== kind || approved.accountId !== subject.accountId) return false;
  const { replanAt } = approved;
  if (replanAt === undefined || replanAt > now) return false;
  return steps.every(({ action, due }) => due === replanAt && (action.kind === "notify" || takesBack(action, history)));
}

function takesBack(action: Action, { confirmed }: TicketHistory): boolean {
  const done = confirmed.map(({ step }) => step);
  if (action.kind !== "update-profile") return done.some(({ undo }) => undo !== undefined && isSame(undo, action));
  // An edited ticket may have changed an attribute twice: it gets back what it said before the first.
  const changes = done.flatMap((one) => (one.action.kind === "update-profile" ? one.action.changes : []));
  const before = new Map(changes.toReversed().map(({ attribute, from }) => [attribute, from]));
  return action.changes.every(({ attribute, to }) => before.has(attribute) && text(to) === text(before.get(attribute)));
}

function isSame(a: Action, b: Action): boolean {
  return a.kind === b.kind && targetOf(a) === targetOf(b);
}

function targetOf(action: Action): string {
  if ("groupId" in action) return action.groupId;
  return "appId" in action ? action.appId : "";
}

/** Cleared and absent are the same. */
const text = (value: unknown) => canonicalJson(value ?? "");
