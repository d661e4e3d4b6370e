import type { Instant } from "@tenure/lifecycle-rules";
import type { PlanOutline } from "../evidence/plan-outline.ts";
import { isAccepted } from "./is-accepted.ts";
import type { TicketHistory } from "./ticket-history.ts";

/** Steps that shut somebody out, by the only ids they have. */
export type ShutsOut = "suspend-account" | "end-sessions" | "deactivate-account";

/** What an accepted termination still owes: somebody is to be shut out and is not, as far as the ledger knows. */
export interface OwedContainment {
  readonly accountId: string;
  readonly ticketKey: string;
  /** Due by now, in the order of doing; empty before the hour. */
  readonly due: readonly ShutsOut[];
  /** When the first of what is owed is due: now or earlier, or the hour that was planned. */
  readonly at: Instant;
}

/**
 * Reads out of a ticket's history whether somebody has to be shut out although the ticket cannot be read. Only by a
 * plan that people and brakes let go on, and that nobody held, declined or withdrew since.
 */
export function owedContainment(history: TicketHistory, now: Instant): OwedContainment | undefined {
  const outline = history.plans.at(-1);
  const ticketKey = history.entries.at(-1)?.ticketKey;
  if (outline?.kind !== "leaver" || outline.accountId === undefined || ticketKey === undefined) return undefined;
  if (!isAccepted(history)) return undefined;
  const done = new Set(history.confirmed.map(({ step }) => step.id));
  const owed = shutOutBy(outline, history.refused.includes("suspend-account"))
    .filter(({ id }) => !done.has(id))
    .map(({ id, due }) => ({ id, at: due === "at-once" ? now : due }));
  const at = owed.map((one) => one.at).toSorted()[0];
  if (at === undefined) return undefined;
  return { accountId: outline.accountId, ticketKey, due: owed.filter((one) => one.at <= now).map(({ id }) => id), at };
}

/** Whom Okta does not suspend is shut out by the end of the account, where it was planned for the same hour. */
function shutOutBy({ effectiveAt, steps }: PlanOutline, refused: boolean) {
  const dues = new Map(steps.map(({ id, due }) => [id, due]));
  const step = (id: ShutsOut, due = dues.get(id)) => (due === undefined ? [] : [{ id, due }]);
  const suspension = dues.get("suspend-account");
  const end = dues.get("deactivate-account");
  const ends = end !== undefined && (end === "at-once" || end <= effectiveAt);
  if (refused && end !== undefined) return [...step("end-sessions"), ...step("deactivate-account", suspension ?? end)];
  if (suspension !== undefined) return [...step("suspend-account"), ...step("end-sessions")];
  return [...step("end-sessions"), ...(ends ? step("deactivate-account") : [])];
}
