import type { Plan, Problem, Refusal, TicketRef, TrippedBrake } from "@tenure/lifecycle-rules";
import { err, ok, type Result, type ResultAsync } from "neverthrow";
import { DECLINED } from "../approval/declined.ts";
import type { Company } from "../company/company.ts";
import type { Sources } from "../ports/ports.ts";
import { closedUnknown } from "../run/closed-unknown.ts";
import { decide } from "../run/decide.ts";
import type { Decision } from "../run/decision.ts";
import { type RunFailure, toRunFailure } from "../run/run-failure.ts";

/** What would be done for a ticket right now. Looking writes nothing anywhere. */
export type Preview =
  | {
      readonly kind: "planned";
      readonly plan: Plan;
      readonly brakes: readonly TrippedBrake[];
      readonly approval: "not-needed" | "needed" | "given";
    }
  | { readonly kind: "form-incomplete"; readonly ticket: TicketRef; readonly problems: readonly Problem[] }
  | { readonly kind: "refused"; readonly ticket: TicketRef; readonly refusals: readonly Refusal[] };

/** Shows what would be done for a ticket, by key or id. Writes nothing: no comment, no ledger entry, no lock, no job. */
export function preview(ports: Sources, company: Company, keyOrId: string): ResultAsync<Preview, RunFailure> {
  return decide(ports, company, keyOrId, { settles: false }).andThen(shown);
}

function shown(decision: Decision): Result<Preview, RunFailure> {
  const ticket = { id: decision.asked.ticket.id, key: decision.asked.ticket.key };
  switch (decision.kind) {
    case "settled":
      return ok({ kind: "refused", ticket, refusals: [] });
    case "closed-unknown":
      return ok({ kind: "refused", ticket, refusals: [closedUnknown(ticket)] });
    case "form-incomplete":
      return ok({ kind: "form-incomplete", ticket, problems: decision.asked.problems });
    case "refused":
      return ok({ kind: "refused", ticket, refusals: decision.refusals });
    case "planned": {
      const { plan, brakes, approval, away } = decision;
      // Without the ledger nobody knows what is ours: a plan made so may not be looked at as if it were the plan.
      if (away !== undefined) return err(toRunFailure(away));
      return approval.kind === "declined"
        ? ok({ kind: "refused", ticket, refusals: [DECLINED] })
        : ok({ kind: "planned", plan, brakes, approval: approval.kind });
    }
  }
}
