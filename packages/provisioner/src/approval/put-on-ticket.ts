import type { Progress } from "@tenure/lifecycle-rules";
import { ok, okAsync, type ResultAsync, safeTry } from "neverthrow";
import { type About, enter } from "../evidence/scribe.ts";
import { toJson } from "../json.ts";
import type { Posted } from "../ports/desk.ts";
import type { LedgerEntry } from "../ports/ledger.ts";
import type { Ports } from "../ports/ports.ts";
import { type RunFailure, toRunFailure } from "../run/run-failure.ts";
import { earlyAnswers, postedLast } from "./standing-plan.ts";

/**
 * A plan that waits for an approval stands on the ticket from now on: an answer given later means it. Who had answered
 * by then is kept, as Jira will not tell it afterwards.
 */
export function putOnTicket(
  ports: Ports,
  about: About,
  entries: readonly LedgerEntry[],
  { state, plan }: Progress,
  { at }: Posted,
): ResultAsync<void, RunFailure> {
  return safeTry<void, RunFailure>(async function* () {
    const hash = plan?.hash ?? "";
    if (state !== "awaiting-approval" || postedLast(entries)?.hash === hash) return ok(undefined);
    // Read after the plan stands there: whoever answers in between is taken for early, never for late.
    const early = yield* ports.desk
      .approvals(about.ticket)
      .map((approvals): readonly string[] | undefined => earlyAnswers(approvals))
      .orElse(() => okAsync(undefined));
    yield* enter(ports, about, { event: "posted", body: toJson({ hash, at, early }) }).mapErr(toRunFailure);
    return ok(undefined);
  });
}
