import {
  type Instant,
  liveRequest,
  nextDue,
  type Progress,
  type Refusal,
  type StepProgress,
} from "@tenure/lifecycle-rules";
import { DECLINED } from "../approval/declined.ts";
import type { TicketHistory } from "../knowledge/ticket-history.ts";
import { closedUnknown } from "./closed-unknown.ts";
import type { Decision, Planned } from "./decision.ts";
import { leaverClock, recordedClock } from "./leaver-clock.ts";
import type { StepResult } from "./outcome.ts";

const NOTHING: ReadonlyMap<string, StepResult> = new Map();

/** Where a ticket stands, out of what was decided, what was done before and what was done now. */
export function progressOf(
  decision: Decision,
  now: Instant,
  results: ReadonlyMap<string, StepResult> = NOTHING,
): Progress {
  const { history, asked } = decision;
  const base = {
    ticket: { id: asked.ticket.id, key: asked.ticket.key },
    steps: earlier(history, new Set()),
    problems: asked.problems,
    refusals: [],
    brakes: [],
  } as const;
  switch (decision.kind) {
    case "settled":
      return { ...base, state: "done", ...recordedClock(history) };
    case "closed-unknown":
      return { ...base, problems: [], state: "refused", refusals: [closedUnknown(asked.ticket)] };
    case "form-incomplete":
      return { ...base, state: "form-incomplete" };
    case "refused":
      return { ...base, state: "refused", refusals: decision.refusals };
    case "planned":
      return planned(decision, base, now, results);
  }
}

type Base = Pick<Progress, "ticket" | "steps" | "problems" | "refusals" | "brakes">;

function planned(decision: Planned, base: Base, now: Instant, results: ReadonlyMap<string, StepResult>): Progress {
  const { plan, approval, brakes, history, request } = decision;
  const ids = new Set(plan.steps.map(({ id }) => id));
  const steps = [...earlier(history, ids), ...plan.steps.map((step) => standing(step, now, results.get(step.id)))];
  const refusals = refusalsOf(approval);
  const due = nextDue(plan, now);
  const live = liveRequest(request);
  const shown = { ...base, plan, steps, refusals, brakes };
  const state = stateOf(decision, steps, due);
  return {
    ...shown,
    state,
    ...(due === undefined || state === "refused" ? {} : { nextDue: due }),
    ...(live.kind === "leaver" && plan.kind === "leaver" ? { leaverClock: leaverClock(decision, live, steps) } : {}),
  };
}

function refusalsOf(approval: Planned["approval"]): readonly Refusal[] {
  if (approval.kind === "declined") return [DECLINED];
  const { kind } = approval;
  return kind === "needed" && approval.answered ? [{ kind: "answer-not-counted", sentence: approval.sentence }] : [];
}

function stateOf(
  { approval, brakes, plan }: Planned,
  steps: readonly StepProgress[],
  due: Instant | undefined,
): Progress["state"] {
  if (approval.kind === "declined") return "refused";
  if (brakes.length > 0) return "held";
  if (approval.kind === "needed" && plan.steps.length > 0) return "awaiting-approval";
  // What is due and was not even tried, because the directory went away, is not finished either.
  if (steps.some(({ state }) => state === "failed" || state === "blocked" || state === "planned")) return "failed";
  if (steps.some(({ state }) => state === "due-later") || due !== undefined) return "waiting";
  const open = plan.findings.map(({ kind }) => kind);
  if (open.some((kind) => ENDED_BY_PEOPLE.has(kind))) return "failed";
  return open.some((kind) => LASTS.has(kind)) ? "waiting" : "done";
}

/** What is as far as it can be for now, and not at its end: evidence is kept, an account does not sleep yet. */
const LASTS: ReadonlySet<string> = new Set(["legal-hold", "sleeps-later"]);

/** What only people can end; it keeps the ticket open until they have. */
const ENDED_BY_PEOPLE: ReadonlySet<string> = new Set(["remains-by-rule", "waits-for-hand-over"]);

function standing(step: StepProgress["step"], now: Instant, result: StepResult | undefined): StepProgress {
  if (result !== undefined) return { step, ...result };
  return { step, state: step.due !== "at-once" && step.due > now ? "due-later" : "planned" };
}

/** Steps done by earlier runs that the plan does not hold any more. */
function earlier({ confirmed }: TicketHistory, planned: ReadonlySet<string>): readonly StepProgress[] {
  return confirmed
    .filter(({ step }) => !planned.has(step.id))
    .map(({ step, entry, seen }) => ({ step, state: "done", at: entry.at, seen }));
}
