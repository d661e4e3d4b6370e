import type { Instant } from "@tenure/lifecycle-rules";
import { type Json, list, member, text } from "../json.ts";
import type { DeskApproval } from "../ports/desk.ts";
import type { LedgerEntry } from "../ports/ledger.ts";

/** A plan that stands on the ticket and waits for answers. */
export interface StandingPlan {
  readonly hash: string;
  /** Since when, by the desk's clock. */
  readonly at: Instant;
  /** Answers that were there already when it was put there; absent where nobody could look. */
  readonly early?: readonly string[];
}

/** The plan that stood on the ticket just before an instant of the desk's clock. */
export function postedBefore(entries: readonly LedgerEntry[], at: Instant): StandingPlan | undefined {
  const posted = entries.findLast(({ event, body }) => event === "posted" && (text(body, "at") ?? "") < at);
  return posted === undefined ? undefined : readStanding(posted.body);
}

/** The plan that was put on the ticket last. */
export function postedLast(entries: readonly LedgerEntry[]): StandingPlan | undefined {
  const posted = entries.findLast(({ event }) => event === "posted");
  return posted === undefined ? undefined : readStanding(posted.body);
}

function readStanding(body: Json): StandingPlan | undefined {
  const [hash, at] = [text(body, "hash"), text(body, "at") as Instant | undefined];
  if (hash === undefined || at === undefined) return undefined;
  const early = list(body, "early").flatMap((id) => (typeof id === "string" ? [id] : []));
  return { hash, at, ...(member(body, "early") === undefined ? {} : { early }) };
}

/** Those who may have answered by now without having seen what is being put on the ticket. */
export function earlyAnswers(approvals: readonly DeskApproval[]): readonly string[] {
  return approvals.filter(({ since, spoken }) => spoken === true || since !== undefined).map(({ id }) => id);
}

/**
 * Whether an answer may be older than the plan it is counted for. The desk keeps one time for all answers to an
 * approval: an answer is surely younger only where the approval itself is, or where it was still missing when the plan
 * already stood there.
 */
export function mayBeEarly({ at, early }: StandingPlan, { id, since }: DeskApproval): boolean {
  if (since === undefined || since > at) return false;
  return early === undefined || early.includes(id);
}
