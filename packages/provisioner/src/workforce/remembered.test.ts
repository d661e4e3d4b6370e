import { makeStep } from "@tenure/lifecycle-rules";
import { describe, expect, it } from "vitest";
import { confirmedBody, startedBody } from "../evidence/events.ts";
import { accountKey } from "../knowledge/person-key.ts";
import { sealEntry } from "../ledger/seal-entry.ts";
import type { LedgerDraft, LedgerEntry } from "../ports/ledger.ts";
import { aDraft } from "../testing/describe-ledger.ts";
import { rememberedBy } from "./remembered.ts";

const org = "jupiter.okta.com";
const ana = { id: "00uana", login: "ana@jupiter.example", profile: { employeeNumber: "4711" } };
const step = (kind: "add-to-group" | "remove-from-group") =>
  makeStep({ kind, groupId: "00gdata", name: "Data" }, { due: "at-once", causes: [] });

const chain = (...drafts: readonly Partial<LedgerDraft>[]) =>
  drafts.reduce<LedgerEntry[]>((all, draft) => {
    const { accountId: _, person: __, ...plain } = aDraft();
    all.push(sealEntry({ ...plain, ...draft }, all.at(-1)));
    return all;
  }, []);

describe("rememberedBy", () => {
  it("knows what was begun for somebody before they had an account, though nobody else is in the ledger", () => {
    const entries = chain({
      person: accountKey(org, ana),
      event: "step-started",
      body: startedBody([step("add-to-group")], "joiner"),
    });

    expect([...rememberedBy(entries, org)(ana).given]).toEqual(["00gdata"]);
    expect(rememberedBy(entries, org)({ ...ana, id: "00umax", profile: { employeeNumber: "1" } }).given.size).toBe(0);
  });

  it("knows nobody who is not in the ledger, and tells tickets from reconciliations", () => {
    const body = confirmedBody(step("remove-from-group"), "mover", "Out.", 0);
    const accountId = ana.id;
    const by = (ticketId: string) => chain({ accountId, ticketId, event: "step-confirmed", body });

    expect(rememberedBy([], org)(ana)).toMatchObject({ hasTickets: false, hasLeft: false });
    expect(rememberedBy(by("reconcile"), org)(ana).hasTickets).toBe(false);
    expect(rememberedBy(by("10001"), org)(ana).hasTickets).toBe(true);
  });

  it("takes what a review took for denied until somebody gives it again", () => {
    const accountId = ana.id;
    const taken = { accountId, ticketId: "review:q3", event: "step-confirmed" as const };
    const out = confirmedBody(step("remove-from-group"), "mover", "Out.", 0);
    const back = confirmedBody(step("add-to-group"), "mover", "In.", 0);

    expect([...rememberedBy(chain({ ...taken, body: out }), org)(ana).denied]).toEqual(["00gdata"]);
    const again = chain({ ...taken, body: out }, { ...taken, ticketId: "10001", body: back });
    expect([...rememberedBy(again, org)(ana).denied]).toEqual([]);
  });

  it("knows who has left, and who is back by a ticket", () => {
    const accountId = ana.id;
    const ended = (planKind: string) => ({ accountId, event: "run-ended" as const, body: { planKind, state: "done" } });
    const left = (...kinds: readonly string[]) => rememberedBy(chain(...kinds.map(ended)), org)(ana).hasLeft;

    expect([left("joiner"), left("joiner", "leaver"), left("leaver", "rehire"), left("leaver", "reconcile")]).toEqual([
      false,
      true,
      false,
      true,
    ]);
  });
});
