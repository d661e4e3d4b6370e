import {
  type Campaign,
  closeCampaign,
  type ReviewItem,
  type ReviewProblem,
  type Step,
  type TrippedBrake,
} from "@tenure/lifecycle-rules";
import { ok, type ResultAsync, safeTry } from "neverthrow";
import type { Company } from "../company/company.ts";
import { enter } from "../evidence/scribe.ts";
import { toJson } from "../json.ts";
import { type RunFailure, toRunFailure } from "../run/run-failure.ts";
import { type Batch, batchBody, batchesIn, batchOf } from "./batch.ts";
import { type BatchApproval, judgeBatch } from "./batch-approval.ts";
import { batchBrakes, isReleased } from "./batch-brakes.ts";
import { censusOf } from "./census.ts";
import { compare } from "./compare.ts";
import { decisionsIn } from "./decide-review.ts";
import { judgeReading } from "./judge-reading.ts";
import type { Inconclusive, WorkforcePorts } from "./look.ts";
import { isOpen } from "./open-review.ts";
import { type OnRead, readWorkforce } from "./read-workforce.ts";
import { workforceEntries } from "./workforce-entries.ts";
import { reviewTicket } from "./workforce-ticket.ts";

/** What a closed review comes to. */
export interface ClosedReview {
  readonly kind: "closed";
  readonly kept: number;
  readonly revoked: number;
  readonly batch: Batch;
  /** Revoked, and given by a rule or an import, which somebody has to end there. */
  readonly atTheSource: readonly ReviewItem[];
  readonly brakes: readonly TrippedBrake[];
  readonly approval: BatchApproval;
}

/** Why a campaign cannot be closed yet: every undecided item, and every decision that does not count. */
export interface OpenQuestions {
  readonly kind: "open-questions";
  readonly problems: readonly ReviewProblem[];
}

/** How a closed review is looked at, or carried out. */
export interface CloseOptions {
  readonly executor?: string;
  readonly onRead?: OnRead;
  readonly onPerson?: (done: number, people: number) => void;
}

/** Closes a campaign by the decisions in the ledger, and plans what is revoked: by the same brakes and approval as any plan. */
export function closeReview(
  ports: WorkforcePorts,
  company: Company,
  campaign: Campaign,
  { executor, onRead }: CloseOptions = {},
): ResultAsync<ClosedReview | OpenQuestions | Inconclusive, RunFailure | ReviewProblem> {
  const { table } = company;
  const ticket = reviewTicket(campaign.id);
  return safeTry<ClosedReview | OpenQuestions | Inconclusive, RunFailure | ReviewProblem>(async function* () {
    yield* isOpen(ports, campaign);
    const entries = yield* workforceEntries(ports);
    const own = entries.filter(({ ticketId }) => ticketId === ticket.id);
    const decisions = decisionsIn(own);
    const closed = closeCampaign(campaign, decisions, table);
    if (closed.isErr()) return ok<OpenQuestions>({ kind: "open-questions", problems: closed.error });
    const reading = yield* readWorkforce(ports.workforce, table, onRead).mapErr(toRunFailure);
    const now = ports.clock.now();
    const comparison = yield* compare(ports.workforce, reading, table, entries, now).mapErr(toRunFailure);
    const counted = censusOf(reading, comparison.members.values(), table);
    const sentences = judgeReading(reading, counted, undefined, table);
    if (sentences.length > 0) return ok<Inconclusive>({ kind: "inconclusive", sentences });
    const batch = batchOf(
      table,
      ticket,
      closed.value.flatMap(({ person, steps }) => {
        const member = comparison.members.get(person);
        const held = new Set(member?.held.map(({ id }) => id));
        return member === undefined ? [] : [{ member, steps: steps.filter((step) => held.has(targetOf(step))) }];
      }),
    );
    const outlines = batchesIn(entries);
    const on = {
      table,
      policy: company.reconcile ?? {},
      census: { ...counted, gone: {} },
      // A reviewer's word about one person is no surprise of a row.
      settled: new Set(table.rows.map(({ id }) => id)),
      members: comparison.members,
      hasTickets: () => true,
      entries,
      now,
    };
    const by = executor === undefined ? {} : { executor };
    const known = outlines.some(({ hash }) => hash === batch.hash);
    if (!known && batch.plans.length > 0) {
      const note = { event: "compared" as const, body: toJson({ batch: batchBody(batch, table) }) };
      yield* enter(ports, { ticket, runId: ports.ids.next() }, note).mapErr(toRunFailure);
    }
    return ok<ClosedReview>({
      kind: "closed",
      kept: decisions.filter(({ decision }) => decision === "keep").length,
      revoked: decisions.filter(({ decision }) => decision === "revoke").length,
      batch,
      atTheSource: closed.value.flatMap(({ atTheSource }) => atTheSource),
      brakes: isReleased(batch, entries, outlines) ? [] : batchBrakes(batch, on),
      approval: judgeBatch(batch, { policy: company.approval, entries, outlines, now, ...by }),
    });
  });
}

/** Id of the group or application a step is about. */
export function targetOf({ action }: Step): string {
  return "groupId" in action ? action.groupId : "appId" in action ? action.appId : "";
}
