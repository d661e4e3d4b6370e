import type { Progress } from "@tenure/lifecycle-rules";
import { ok, okAsync, type ResultAsync, safeTry } from "neverthrow";
import { type About, enter } from "../evidence/scribe.ts";
import { toJson } from "../json.ts";
import type { Posted } from "../ports/desk.ts";
import type { Ports } from "../ports/ports.ts";
import type { Decision } from "../run/decision.ts";
import { type RunFailure, toRunFailure } from "../run/run-failure.ts";
import { snapshotOf } from "../run/snapshot-of.ts";
import { earlyAnswers, postedLast } from "./standing-plan.ts";

/**
 * A plan that waits for an approval stands on the ticket from now on: an answer given later means it. Who had answered
 * by then is kept, as Jira will not tell it afterwards.
 */
export function putOnTicket(
  ports: Ports,
  about: About,
  { asked: { request }, history }: Pick<Decision, "asked" | "history">,
  { state, plan }: Progress,
  { at }: Posted,
): ResultAsync<void, RunFailure> {
  return safeTry<void, RunFailure>(async function* () {
    const hash = plan?.hash ?? "";
    if (state !== "awaiting-approval" || postedLast(history.entries)?.hash === hash) return ok(undefined);
    // Read after the plan stands there: whoever answers in between is taken for early, never for late.
    const early = yield* ports.desk
      .approvals(about.ticket)
      .map((approvals): readonly string[] | undefined => earlyAnswers(approvals))
      .orElse(() => okAsync(undefined));
    // For a run whose ledger is away: it can tell at least whether the ticket still says what was answered to.
    const fields = request === undefined ? {} : snapshotOf(request);
    yield* ports.desk.keepSnapshot(about.ticket, { planHash: hash, at, fields }).orElse(() => okAsync(undefined));
    yield* enter(ports, about, { event: "posted", body: toJson({ hash, at, early }) }).mapErr(toRunFailure);
    return ok(undefined);
  });
}
