import { canonicalJson } from "@tenure/lifecycle-rules";
import { okAsync, type ResultAsync } from "neverthrow";
import type { Answer } from "../approval/approval.ts";
import { postedLast } from "../approval/standing-plan.ts";
import { recordOutline } from "../evidence/plan-outline.ts";
import { type About, enter, type Note } from "../evidence/scribe.ts";
import { toJson } from "../json.ts";
import type { Ports } from "../ports/ports.ts";
import type { Decision, Planned } from "./decision.ts";
import { type RunFailure, toRunFailure } from "./run-failure.ts";
import { snapshotOf } from "./snapshot-of.ts";

type Noted = ResultAsync<void, RunFailure>;

/** Writes down why nothing may be done: once, however often it is decided. */
export function noteStandstill(ports: Ports, about: About, decision: Decision): Noted {
  const note = standstill(decision);
  const last = decision.history.entries.findLast(({ event }) => event === note?.event);
  const known = last !== undefined && canonicalJson(last.body) === canonicalJson(note?.body);
  const plan = decision.kind === "planned" ? notePlan(ports, about, decision) : nothing();
  return plan.andThen(() => (note === undefined || known ? nothing() : enter(ports, about, note).mapErr(toRunFailure)));
}

/** Writes down the plan and who approved it, before anything of it is done. */
export function noteBeginning(ports: Ports, about: About, decision: Planned): Noted {
  const { approval, plan, request } = decision;
  return notePlan(ports, about, decision).andThen(() => {
    const news = approval.kind === "given" ? approval.answers.filter(({ recorded }) => !recorded) : [];
    if (approval.kind !== "given" || news.length === 0) return nothing();
    // What the form said is on the ticket since the plan is; a plan approved by key may never have been put there.
    const kept = postedLast(decision.history.entries)?.hash === plan.hash;
    const snapshot = { planHash: plan.hash, at: approval.at, fields: snapshotOf(request) };
    const keep: ResultAsync<void, unknown> = kept
      ? okAsync(undefined)
      : ports.desk.keepSnapshot(about.ticket, snapshot);
    // It is for people to compare with; what counts is in the ledger.
    return keep
      .orElse(() => okAsync(undefined))
      .andThen(() =>
        news.reduce((before, answer) => before.andThen(() => noteAnswer(ports, about, answer)), nothing()),
      );
  });
}

function noteAnswer(ports: Ports, about: About, answer: Answer): Noted {
  return enter(ports, about, answerNote(answer)).mapErr(toRunFailure);
}

/** The plan of a run as a note, unless the last run planned the same. */
export function planNote({ history, outline, plan }: Planned): Note | undefined {
  if (history.plans.at(-1)?.hash === plan.hash) return undefined;
  return { event: "planned", body: recordOutline(outline) };
}

function notePlan(ports: Ports, about: About, decision: Planned): Noted {
  const note = planNote(decision);
  return note === undefined ? nothing() : enter(ports, about, note).mapErr(toRunFailure);
}

function standstill(decision: Decision): Note | undefined {
  if (decision.kind === "refused") {
    return { event: "refused", body: toJson({ kinds: decision.refusals.map(({ kind }) => kind) }) };
  }
  if (decision.kind !== "planned") return undefined;
  const { approval, brakes, plan } = decision;
  if (approval.kind === "declined") return approval.answer.recorded ? undefined : answerNote(approval.answer);
  if (brakes.length === 0) return undefined;
  const tripped = brakes.map(({ kind, count, limit }) => ({ kind, count, limit }));
  return { event: "held", body: toJson({ hash: plan.hash, brakes: tripped }) };
}

/** A person's answer to a plan. */
function answerNote({ id, hash, decision, by, email, at }: Answer): Note {
  return { event: decision, actor: by, body: toJson({ id, hash, at, email }) };
}

const nothing = (): Noted => okAsync(undefined);
