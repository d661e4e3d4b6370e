import { canonicalJson, type Instant } from "@tenure/lifecycle-rules";
import { text } from "../json.ts";
import type { DeskApproval, Snapshot } from "../ports/desk.ts";
import type { LedgerEntry } from "../ports/ledger.ts";
import type { Answer } from "./approval.ts";
import { mayBeEarly, postedBefore } from "./standing-plan.ts";

/**
 * Every answer people gave to plans of a ticket: those in the ledger, and those on the desk that the ledger has not
 * seen. The desk's approval names no plan: it means the one that stood on the ticket when it was given, by the desk's
 * own clock. What was answered before any plan stood there means nothing.
 */
export function answersTo(entries: readonly LedgerEntry[], desk: readonly DeskApproval[]): readonly Answer[] {
  const recorded = entries.flatMap(recordedAnswer);
  const known = new Set(recorded.map(({ id }) => id));
  return [...recorded, ...desk.flatMap((approval) => deskAnswer(entries, approval)).filter(({ id }) => !known.has(id))];
}

/**
 * Answers on the desk, taken for some to a plan, for when the ledger cannot tell which plan stood there: only those given
 * after what the ticket says now was kept on it.
 */
export function answersToTicket(
  desk: readonly DeskApproval[],
  kept: Snapshot | undefined,
  says: Snapshot["fields"],
  hash: string,
): readonly Answer[] {
  if (kept === undefined || canonicalJson(kept.fields) !== canonicalJson(says)) return [];
  const after = (at: Instant | undefined) => at !== undefined && at > kept.at;
  return desk.filter(({ at, since = at }) => after(since)).flatMap((approval) => answered(approval, hash));
}

function recordedAnswer({ event, body, actor, at }: LedgerEntry): readonly Answer[] {
  if (event !== "approved" && event !== "declined") return [];
  const [id, hash, email] = [text(body, "id"), text(body, "hash"), text(body, "email")];
  const answeredAt = (text(body, "at") as Instant | undefined) ?? at;
  if (id === undefined || hash === undefined) return [];
  return [
    { id, hash, decision: event, by: actor, at: answeredAt, recorded: true, ...(email === undefined ? {} : { email }) },
  ];
}

function deskAnswer(entries: readonly LedgerEntry[], approval: DeskApproval): readonly Answer[] {
  const standing = approval.at === undefined ? undefined : postedBefore(entries, approval.at);
  if (standing === undefined) return [];
  const early = mayBeEarly(standing, approval);
  return answered(approval, standing.hash).map((answer) => (early ? { ...answer, early } : answer));
}

function answered({ id, approverId, approverEmail, decision, at }: DeskApproval, hash: string): readonly Answer[] {
  if (decision === "pending" || at === undefined) return [];
  const email = approverEmail === undefined ? {} : { email: approverEmail };
  return [{ id: `desk:${id}`, hash, decision, by: `desk:${approverId}`, at, recorded: false, ...email }];
}
