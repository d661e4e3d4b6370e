import { type Job, type LedgerDraft, leftWith } from "@tenure/provisioner";
import { memoryLedger } from "@tenure/provisioner/testing";
import { errAsync, okAsync } from "neverthrow";
import { describe, expect, it } from "vitest";
import { oktaEventHook } from "./okta-event-hook.ts";

const ANA = "00uana";

/** Entries as runs write them: a plan of a kind, and how the run ended. */
function told(ticketId: string, kind: string, state: string): readonly LedgerDraft[] {
  const base = { at: "2027-08-20T10:00:00.000Z", ticketId, ticketKey: `ON-${ticketId}`, runId: "r", actor: "tenure" };
  const outline = { hash: "h", kind, ticketId, tableVersion: "1", login: "l", effectiveAt: base.at, steps: [] };
  return [
    { ...base, accountId: ANA, event: "planned", body: outline },
    { ...base, accountId: ANA, event: "run-ended", body: { state, planKind: kind } },
  ] as unknown as readonly LedgerDraft[];
}

async function tell(drafts: readonly LedgerDraft[], away = false) {
  const ledger = memoryLedger();
  for (const draft of drafts) await ledger.append(draft);
  const jobs: Job[] = [];
  const handle = oktaEventHook({
    secret: "s",
    limits: { maxBytes: 10_000, timeoutMs: 1_000 },
    queue: {
      enqueue: (job) => {
        jobs.push(job);
        return okAsync(undefined);
      },
    },
    ledger: {
      read: away
        ? () => errAsync({ kind: "ledger-failure", retryable: true, sentence: "The ledger is away." })
        : ledger.read,
    },
  });
  const body = JSON.stringify({ data: { events: [{ target: [{ id: ANA, type: "User" }] }] } });
  const answer = await handle(
    new Request("https://tenure.example/webhooks/okta", { method: "POST", headers: { authorization: "s" }, body }),
    {},
  );
  return { jobs, answer };
}

describe("oktaEventHook", () => {
  it("L26: has the ticket somebody left with looked at before everything that waits", async () => {
    const left = [...told("1", "joiner", "done"), ...told("2", "leaver", "done")];

    expect((await tell(left)).jobs).toEqual([{ ticketId: "2", reason: "okta-event", urgent: true }]);
    // A later ticket that grants nothing to somebody who has left hides the leaver from nobody.
    expect((await tell([...left, ...told("3", "access", "done")])).jobs).toEqual([
      { ticketId: "2", reason: "okta-event", urgent: true },
      { ticketId: "3", reason: "okta-event" },
    ]);
  });

  it("lets nobody overtake who was hired again, or never left", async () => {
    const back = [...told("2", "leaver", "done"), ...told("3", "rehire", "done")];
    expect((await tell(back)).jobs).toEqual([{ ticketId: "3", reason: "okta-event" }]);
    expect((await tell(told("1", "joiner", "waiting"))).jobs).toEqual([{ ticketId: "1", reason: "okta-event" }]);
    expect((await tell([])).jobs).toEqual([]);
    expect(leftWith([])).toBeUndefined();
  });

  it("has Okta tell it again where the ledger cannot say whose account it is", async () => {
    const { answer, jobs } = await tell(told("2", "leaver", "done"), true);

    expect([answer.status, jobs]).toEqual([503, []]);
  });
});
