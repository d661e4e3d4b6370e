import type { Action, Expectation, Plan, Step, TicketRef } from "@tenure/lifecycle-rules";
import { brakesFromMemory } from "../brakes/brakes-from-memory.ts";
import type { Company } from "../company/company.ts";
import { enterOrSpool } from "../evidence/scribe.ts";
import { member } from "../json.ts";
import { owedContainment, type ShutsOut } from "../knowledge/owed-containment.ts";
import { recall } from "../knowledge/recall.ts";
import { type TicketHistory, ticketHistory } from "../knowledge/ticket-history.ts";
import type { Ports } from "../ports/ports.ts";
import { writeOnly } from "./apply-steps.ts";
import type { RunFailure } from "./run-failure.ts";

/** What shuts somebody out, as every accepted termination holds it. */
const ENDS: {
  readonly [K in ShutsOut]: { readonly action: Action & { readonly kind: K }; readonly expect: Expectation };
} = {
  "suspend-account": {
    action: { kind: "suspend-account" },
    expect: { kind: "status-in", statuses: ["SUSPENDED", "DEPROVISIONED"] },
  },
  "end-sessions": { action: { kind: "end-sessions" }, expect: { kind: "sessions-ended" } },
  "deactivate-account": {
    action: { kind: "deactivate-account" },
    expect: { kind: "status-in", statuses: ["DEPROVISIONED"] },
  },
};

/** Whether somebody may have to be shut out although no plan could be made: not where Okta only has to be tried again. */
export function needsMemory({ kind, retryable }: RunFailure): boolean {
  const unread = kind === "desk-failed" || kind === "no-such-ticket" || kind === "not-ours" || kind === "mistake";
  return unread || (kind === "directory-failed" && !retryable);
}

/**
 * Shuts a leaver out although the ticket cannot be read: the desk is away at the hour that was planned, the ticket is
 * deleted or hidden, or a mistake of ours stops us. Only for a termination that was accepted before, and only what the
 * plan of that time holds and is not done; the rest waits for the ticket. Answers how many steps were done.
 */
export async function containFromMemory(ports: Ports, company: Company, ticketId: string): Promise<number> {
  const { entries } = (await recall(ports, [{ ticketId }])).unwrapOr({ entries: [] });
  let history = ticketHistory(entries);
  let count = 0;
  const tried = new Set<ShutsOut>();
  for (;;) {
    const owed = owedContainment(history, ports.clock.now());
    const id = owed?.due.find((one) => !tried.has(one));
    if (owed === undefined || id === undefined) return count;
    const { accountId, ticketKey: key } = owed;
    if (tried.size === 0 && (await isHeld(ports, company, history, { id: ticketId, key }, accountId))) return count;
    tried.add(id);
    const about = { ticket: { id: ticketId, key }, runId: ports.ids.next(), accountId };
    const plan: Pick<Plan, "kind" | "subject"> = { kind: "leaver", subject: { accountId, login: "", name: "" } };
    const step: Step & { readonly action: Action & { readonly kind: ShutsOut } } = { ...REMEMBERED, id, ...ENDS[id] };
    const { outcome, drafts } = await writeOnly(ports, plan, [step], about);
    // Neither ledger nor spool takes it: the next run finds the account as it is.
    (await enterOrSpool(ports, drafts)).unwrapOr(undefined);
    if (outcome.results.get(id)?.state === "done") count += 1;
    // Whom Okta does not suspend is shut out by the end of the account.
    const refused = drafts.some(({ body }) => member(body, "wrongState") === true);
    if (refused) history = { ...history, refused: [...history.refused, id] };
  }
}

/** Whether too many leave at once for anybody to be shut out unseen; people are told once, by the next sweep. */
async function isHeld(
  ports: Ports,
  company: Company,
  history: TicketHistory,
  ticket: TicketRef,
  accountId: string,
): Promise<boolean> {
  const [brake] = (await brakesFromMemory(ports, company, history, ticket)).unwrapOr([]);
  if (brake === undefined) return false;
  const { clock, ids } = ports;
  const id = `held:${ticket.id}:${history.plans.at(-1)?.hash ?? ""}`;
  const sentence = `Whoever leaves with ${ticket.key} is not shut out while its ticket cannot be read: ${brake.sentence}`;
  const about = { ticketId: ticket.id, ticketKey: ticket.key, runId: ids.next(), accountId, actor: "tenure" } as const;
  const draft = { ...about, id, at: clock.now(), event: "alerted", body: { id, sentence } } as const;
  // Told again by the next run where neither ledger nor spool takes it.
  (await enterOrSpool(ports, [draft])).unwrapOr(undefined);
  return true;
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
