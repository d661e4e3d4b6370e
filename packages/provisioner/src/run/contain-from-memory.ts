import type { Action, Expectation, Plan, Step } from "@tenure/lifecycle-rules";
import { enterOrSpool } from "../evidence/scribe.ts";
import { recall } from "../knowledge/recall.ts";
import { ticketHistory } from "../knowledge/ticket-history.ts";
import type { Ports } from "../ports/ports.ts";
import { writeOnly } from "./apply-steps.ts";

/** What shuts somebody out, as every accepted termination holds it. */
const SHUTS_OUT: readonly {
  readonly action: Action & { readonly kind: "suspend-account" | "end-sessions" };
  readonly expect: Expectation;
}[] = [
  { action: { kind: "suspend-account" }, expect: { kind: "status-in", statuses: ["SUSPENDED"] } },
  { action: { kind: "end-sessions" }, expect: { kind: "sessions-ended" } },
];

/**
 * Shuts a leaver out although the ticket cannot be read: the desk is away at the hour that was planned. Only for a
 * termination that was accepted before, and only what the plan of that time holds and is not done; the rest waits for
 * the ticket. Answers how many steps were done.
 */
export async function containFromMemory(ports: Ports, ticketId: string): Promise<number> {
  const { entries } = (await recall(ports, [{ ticketId }])).unwrapOr({ entries: [] });
  const history = ticketHistory(entries);
  const outline = history.plans.at(-1);
  const key = entries.at(-1)?.ticketKey;
  // It waits for its hour only where people and brakes let it.
  const accepted = history.lastState === "waiting" && outline?.kind === "leaver";
  if (!accepted || outline?.accountId === undefined || key === undefined) return 0;
  const now = ports.clock.now();
  const due = new Set(outline.steps.flatMap(({ id, due: at }) => (at === "at-once" || at <= now ? [id] : [])));
  const done = new Set(history.confirmed.map(({ step }) => step.id));
  const { accountId } = outline;
  const about = { ticket: { id: ticketId, key }, runId: ports.ids.next(), accountId };
  const plan: Pick<Plan, "kind" | "subject"> = { kind: "leaver", subject: { accountId, login: "", name: "" } };
  let count = 0;
  for (const { action, expect } of SHUTS_OUT) {
    if (!due.has(action.kind) || done.has(action.kind)) continue;
    const step: Step & { readonly action: typeof action } = { ...REMEMBERED, id: action.kind, action, expect };
    const { outcome, drafts } = await writeOnly(ports, plan, [step], about);
    // Neither ledger nor spool takes it: the next run finds the account as it is.
    (await enterOrSpool(ports, drafts)).unwrapOr(undefined);
    if (outcome.results.get(step.id)?.state === "done") count += 1;
  }
  return count;
}

const REMEMBERED = {
  due: "at-once",
  causes: [
    { kind: "request", what: "leaves", origin: { source: "rule", id: "accepted-plan", label: "Accepted before" } },
  ],
  guards: [],
  undo: undefined,
  after: [],
} as const satisfies Omit<Step, "id" | "action" | "expect">;
