import type { Campaign, ReviewProblem, Step, TrippedBrake } from "@tenure/lifecycle-rules";
import { err, ok, type ResultAsync, safeTry } from "neverthrow";
import type { Company } from "../company/company.ts";
import { enter } from "../evidence/scribe.ts";
import { toJson } from "../json.ts";
import type { LedgerEntry } from "../ports/ledger.ts";
import { hold } from "../run/hold.ts";
import { type RunFailure, toRunFailure } from "../run/run-failure.ts";
import { type AppliedPerson, applyBatch } from "./apply-batch.ts";
import { type Batch, batchCovers, batchesIn } from "./batch.ts";
import type { BatchApproval } from "./batch-approval.ts";
import { type CloseOptions, closeReview, type OpenQuestions, targetOf } from "./close-review.ts";
import type { Inconclusive, WorkforcePorts } from "./look.ts";
import { memberOfAccount } from "./member-of.ts";
import { rememberedBy } from "./remembered.ts";
import { settleCut } from "./settle-cut.ts";
import { workforceEntries } from "./workforce-entries.ts";
import { reviewTicket } from "./workforce-ticket.ts";

/** What became of a review's revocations. Only `applied` has written anything. */
export type AppliedReview =
  | OpenQuestions
  | Inconclusive
  | { readonly kind: "held"; readonly brakes: readonly TrippedBrake[] }
  | { readonly kind: "not-approved"; readonly approval: BatchApproval }
  | { readonly kind: "applied"; readonly batch: Batch; readonly people: readonly AppliedPerson[] };

/** Carries out what a review revoked, by its hash; called again after a cut it does the rest. */
export function applyReview(
  ports: WorkforcePorts,
  company: Company,
  campaign: Campaign,
  hash: string,
  options: CloseOptions = {},
): ResultAsync<AppliedReview, RunFailure | ReviewProblem> {
  const ticket = reviewTicket(campaign.id);
  const { org } = company.table;
  return safeTry<AppliedReview, RunFailure | ReviewProblem>(async function* () {
    const held = yield* hold(ports, [ticket.id]);
    const applied = await settleCut(ports, ticket)
      .andThen(() => closeReview(ports, company, campaign, options))
      .andThen((closed) =>
        safeTry<AppliedReview, RunFailure | ReviewProblem>(async function* () {
          if (closed.kind !== "closed") return ok<AppliedReview>(closed);
          const { approval, batch, brakes } = closed;
          const outlines = batchesIn(yield* workforceEntries(ports));
          const meant = batch.hash === hash || outlines.some((one) => one.hash === hash && batchCovers(one, batch));
          if (!meant) return err(stale(hash, batch.hash));
          if (brakes.length > 0) return ok<AppliedReview>({ kind: "held", brakes });
          if (approval.kind === "needed" || approval.kind === "declined") {
            return ok<AppliedReview>({ kind: "not-approved", approval });
          }
          const runId = ports.ids.next();
          const steps = new Map(batch.plans.map((plan) => [plan.subject.accountId, plan.steps]));
          const people = yield* applyBatch(
            ports,
            batch,
            org,
            runId,
            stillHeld(company, steps),
            held.lost,
            options.onPerson,
          );
          const failed = people.reduce((sum, one) => sum + one.failed.length, 0);
          const body = toJson({ state: "done", planKind: "review", hash: batch.hash, failed });
          yield* enter(ports, { ticket, runId }, { event: "run-ended", body }).mapErr(toRunFailure);
          return ok<AppliedReview>({ kind: "applied", batch, people });
        }),
      );
    await held.release();
    return applied;
  });
}

/** Of what was revoked, what the person still holds by themselves in the moment of doing. */
function stillHeld({ table }: Company, steps: ReadonlyMap<string | undefined, readonly Step[]>) {
  return (account: Parameters<typeof memberOfAccount>[0], entries: readonly LedgerEntry[]): readonly Step[] => {
    const { held } = memberOfAccount(account, table, rememberedBy(entries, table.org)(account));
    const own = new Set(held.filter(({ how }) => how === "ours" || how === "by-hand").map(({ id }) => id));
    return (steps.get(account.id) ?? []).filter((step) => own.has(targetOf(step)));
  };
}

function stale(hash: string, now: string): RunFailure {
  const sentence = `${hash.slice(0, 12)} is not what would be done now (${now.slice(0, 12)}); look at it again before it is carried out.`;
  return { kind: "stale-hash", retryable: false, sentence };
}
