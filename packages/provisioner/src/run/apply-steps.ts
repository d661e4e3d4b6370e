import type { Plan, Step } from "@tenure/lifecycle-rules";
import { beforeOf } from "../evidence/before.ts";
import { startedBody } from "../evidence/events.ts";
import { type About, draftOf, enter, enterOrSpool } from "../evidence/scribe.ts";
import { noteOf } from "../evidence/step-note.ts";
import type { LedgerDraft } from "../ports/ledger.ts";
import type { Ports } from "../ports/ports.ts";
import { batchAt, type DirectoryStep, isForDirectory } from "./batch.ts";
import { carryOutBatch } from "./carry-out-batch.ts";
import { type Hold, LOST } from "./hold.ts";
import type { Outcome, StepResult } from "./outcome.ts";
import { type RunFailure, toRunFailure } from "./run-failure.ts";
import { tell } from "./tell.ts";
import type { Tools } from "./tools.ts";

/**
 * Carries steps out in the plan's order: looks at guards, notes the beginning, writes, reads back, notes the end.
 *
 * Nothing is begun that the ledger does not know of. What has been done when the ledger goes away is spooled, and
 * nothing more is begun.
 */
export async function applySteps(
  tools: Tools,
  plan: Plan,
  steps: readonly Step[],
  about: About,
  hold: Hold,
  earlier: ReadonlyMap<string, StepResult> = new Map(),
): Promise<Outcome> {
  const { ports } = tools;
  const results = new Map<string, StepResult>();
  const planned = new Set(plan.steps.map(({ id }) => id));
  const isDone = (id: string) => !planned.has(id) || (results.get(id) ?? earlier.get(id))?.state === "done";
  let { accountId } = about;
  let halted: RunFailure | undefined;
  let left = steps;
  while (left.length > 0 && halted === undefined) {
    const [step, ...behind] = left;
    if (step === undefined) break;
    const blocker = step.after.find((id) => !isDone(id));
    if (blocker !== undefined) {
      results.set(step.id, { state: "blocked", at: ports.clock.now(), seen: `Waits for ${blocker}.` });
      left = behind;
      continue;
    }
    halted = await hold.lost();
    if (halted !== undefined) break;
    const who = { ...about, ...(accountId === undefined ? {} : { accountId }) };
    const batch = isForDirectory(step) ? batchAt(step, behind, isDone) : undefined;
    const done = batch === undefined ? await tell(tools, plan, step, who) : await write(ports, plan, batch, who, hold);
    for (const [id, result] of done.results) results.set(id, result);
    accountId = done.accountId ?? accountId;
    halted = done.halted;
    left = left.slice(batch?.length ?? 1);
  }
  return {
    results,
    ...(halted === undefined ? {} : { halted }),
    ...(accountId === undefined ? {} : { accountId }),
  };
}

/** Notes the beginning of a batch, writes it, reads it back, and notes the end. */
export async function write(
  ports: Ports,
  plan: Plan,
  batch: readonly [DirectoryStep, ...DirectoryStep[]],
  about: About,
  hold: Hold,
): Promise<Outcome> {
  const begun = await enter(ports, about, { event: "step-started", body: startedBody(batch, plan.kind) });
  if (begun.isErr()) return { results: new Map(), halted: toRunFailure(begun.error) };
  const { outcome, drafts } = await writeOnly(ports, plan, batch, about, () => !hold.isOver());
  const entered = await enterOrSpool(ports, drafts);
  const failure = entered.isErr() ? entered.error : entered.value;
  if (failure !== undefined) return { ...outcome, halted: toRunFailure(failure) };
  return hold.isOver() ? { ...outcome, halted: LOST } : outcome;
}

/** Writes a batch and reads it back; what the ledger has to be told is handed back. */
export async function writeOnly(
  ports: Ports,
  plan: Pick<Plan, "kind" | "subject">,
  batch: readonly [DirectoryStep, ...DirectoryStep[]],
  about: About,
  mayWrite: () => boolean = () => true,
): Promise<{ readonly outcome: Outcome; readonly drafts: readonly LedgerDraft[] }> {
  const { login, accountId: planned } = plan.subject;
  const known = about.accountId ?? planned;
  const carried = await carryOutBatch(
    ports,
    batch,
    { login, ...(known === undefined ? {} : { accountId: known }) },
    mayWrite,
  );
  const at = ports.clock.now();
  const who = { ...about, ...(carried.accountId === undefined ? {} : { accountId: carried.accountId }) };
  return {
    outcome: {
      results: new Map(
        carried.steps.map(({ step, done, seen }) => [step.id, { state: done ? "done" : "failed", at, seen }]),
      ),
      ...(carried.accountId === undefined ? {} : { accountId: carried.accountId }),
      ...(carried.away === undefined ? {} : { halted: toRunFailure(carried.away) }),
    },
    drafts: carried.steps.map((end) => {
      const before = beforeOf(end.step.action, about.account);
      return draftOf(who, noteOf(plan, { ...end, before }, at), at);
    }),
  };
}
