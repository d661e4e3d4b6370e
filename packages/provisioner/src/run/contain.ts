import type { Plan, Step } from "@tenure/lifecycle-rules";
import { dueSteps } from "@tenure/lifecycle-rules";
import { startedBody } from "../evidence/events.ts";
import { type About, draftOf, enterOrSpool } from "../evidence/scribe.ts";
import type { LedgerDraft } from "../ports/ledger.ts";
import type { Ports } from "../ports/ports.ts";
import { writeOnly } from "./apply-steps.ts";
import { isForDirectory } from "./batch.ts";
import type { Decision, Planned } from "./decision.ts";
import { planNote } from "./note-decision.ts";
import type { Outcome, StepResult } from "./outcome.ts";
import { toRunFailure } from "./run-failure.ts";

/** Steps that shut a leaver out, whose time has come. */
export function containment(plan: Plan, now: LedgerDraft["at"]): readonly Step[] {
  if (plan.kind !== "leaver") return [];
  return dueSteps(plan, now).filter(({ action: { kind } }) => kind === "suspend-account" || kind === "end-sessions");
}

/** Whether people and brakes let a plan be carried out. */
export function mayGoOn(decision: Decision): decision is Planned {
  if (decision.kind !== "planned" || decision.brakes.length > 0) return false;
  return decision.approval.kind === "given" || decision.approval.kind === "not-needed";
}

/**
 * Shuts a leaver out. Waits for nothing: no lock, no mail, no comment, and not for the ledger, which is told
 * afterwards, or by the spool. What is about to be done is spooled first, so that a cut leaves a trace.
 */
export async function contain(ports: Ports, decision: Planned, about: About): Promise<Outcome> {
  const { plan } = decision;
  const results = new Map<string, StepResult>();
  const steps = containment(plan, ports.clock.now()).filter(isForDirectory);
  if (steps.length === 0) return { results };
  const intents: string[] = [];
  const planned = planNote(decision);
  const drafts = planned === undefined ? [] : [draftOf(about, planned, ports.clock.now())];
  for (const step of steps) {
    const id = ports.ids.next();
    const note = { event: "step-started", body: startedBody([step], plan.kind) } as const;
    // Named, as another process may enter it out of the spool before we do.
    const begun = { ...draftOf(about, note, ports.clock.now()), id: ports.ids.next() };
    (await ports.spool.put({ id, draft: begun })).unwrapOr(undefined);
    const { outcome, drafts: told } = await writeOnly(ports, plan, [step], about);
    for (const [stepId, result] of outcome.results) results.set(stepId, result);
    // The intent goes with its end: in the ledger they stand together.
    drafts.push(begun, ...told);
    intents.push(id);
  }
  const entered = await enterOrSpool(ports, drafts);
  for (const id of intents) (await ports.spool.drop(id)).unwrapOr(undefined);
  const failure = entered.isErr() ? entered.error : entered.value;
  return { results, ...(failure === undefined ? {} : { halted: toRunFailure(failure) }) };
}
