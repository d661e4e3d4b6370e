import type { Instant, Plan, ReferenceTable } from "@tenure/lifecycle-rules";
import { ok, okAsync, type ResultAsync } from "neverthrow";
import type { Company } from "../company/company.ts";
import { outlineOf } from "../evidence/plan-outline.ts";
import { text } from "../json.ts";
import type { TicketHistory } from "../knowledge/ticket-history.ts";
import type { LedgerEntry } from "../ports/ledger.ts";
import type { Sources } from "../ports/ports.ts";
import type { Planned } from "../run/decision.ts";
import { type RunFailure, toRunFailure } from "../run/run-failure.ts";
import { snapshotOf } from "../run/snapshot-of.ts";
import { answersTo, answersToTicket } from "./answers.ts";
import type { Answer, Approval } from "./approval.ts";
import { isApprovedEnd } from "./approved-end.ts";
import { isApprovedReturn } from "./approved-return.ts";
import { judgeApproval } from "./judge-approval.ts";
import { needsApproval } from "./needs-approval.ts";
import { privilegedOwners } from "./privileged-owners.ts";

/** What an approval is looked for of. */
export interface ToApprove extends Pick<Planned, "asked" | "request" | "history" | "plan" | "addresses"> {
  /** Whether the ledger answered. */
  readonly remembers: boolean;
}

/** Whether people let a plan be carried out: by policy, by what the ledger holds, or by what the desk says now. */
export function findApproval(
  { desk, clock }: Sources,
  { approval: policy, table }: Company,
  { asked: { ticket }, request, history, plan, addresses, remembers }: ToApprove,
  executor: string | undefined,
): ResultAsync<Approval, RunFailure> {
  // What was done and is open again is not simply done again: somebody must say so.
  const reopened = history.lastState === "done" && ticket.statusCategory !== "done" && plan.steps.length > 0;
  const free = !needsApproval(policy, request, plan, table) || wasApproved(plan, history, table, clock.now());
  if (!reopened && free) return okAsync({ kind: "not-needed" });
  const on = {
    policy: policy ?? { exempt: [] },
    plan,
    plans: remembers ? history.plans : [outlineOf(plan, clock.now())],
    ticket,
    person: addresses,
    owners: privilegedOwners(plan, table),
    now: clock.now(),
    ...(executor === undefined ? {} : { executor }),
  };
  // A ticket that was done and is open again needs a new answer: the old one was used up.
  const usedUp = reopened ? lastDone(history.entries) : undefined;
  const fresh = (answers: readonly Answer[]) => answers.filter(({ at }) => usedUp === undefined || at > usedUp);
  const known = judgeApproval(fresh(answersTo(history.entries, [])), on);
  if (known.kind === "given") return okAsync(known);
  const answers = desk.approvals(ticket).andThen((approvals) => {
    if (remembers) return ok(fresh(answersTo(history.entries, approvals)));
    // Without a ledger nobody knows which plan was answered to; a yes to what the ticket says must do for shutting
    // somebody out.
    return desk.snapshot(ticket).map((kept) => answersToTicket(approvals, kept, snapshotOf(request), plan.hash));
  });
  return answers.map((all) => judgeApproval(all, on)).mapErr(toRunFailure);
}

/** Whether whoever said yes to what the ticket began said it to this as well: its end, its return, its way back. */
function wasApproved(plan: Plan, history: TicketHistory, table: ReferenceTable, now: Instant): boolean {
  if (isApprovedEnd(plan, history, now)) return true;
  // Privileged access is given back by nobody but its owner.
  return privilegedOwners(plan, table).length === 0 && isApprovedReturn(plan, history, now);
}

/** When the ticket was last brought to its end. */
function lastDone(entries: readonly LedgerEntry[]): Instant | undefined {
  return entries.findLast(({ event, body }) => event === "run-ended" && text(body, "state") === "done")?.at;
}
