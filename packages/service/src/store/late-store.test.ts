import { aDraft, countingIds } from "@tenure/provisioner/testing";
import { errAsync } from "neverthrow";
import { describe, expect, it } from "vitest";
import { memorySpool } from "../spool/file-spool.ts";
import { lateStore } from "./late-store.ts";
import { openStore } from "./open-store.ts";
import type { StoreUnavailable } from "./store-unavailable.ts";

const AWAY: StoreUnavailable = { kind: "store-unavailable", sentence: "Away.", passing: true };
const NOW = "2027-03-01T00:00:00.000Z" as never;

function aLateStore() {
  const state = { passed: 0, tries: 0, there: false };
  const store = lateStore({
    spool: memorySpool(),
    now: () => state.passed,
    open: () => {
      state.tries += 1;
      return state.there ? openStore({ kind: "memory" }, countingIds("lease")) : errAsync(AWAY);
    },
  });
  return { state, store };
}

describe("lateStore", () => {
  it("answers every question with its port's own failure, and tries the real one once in a while", async () => {
    const { state, store } = aLateStore();

    const failures = await Promise.all([
      store.ledger.read({}),
      store.queue.lease(NOW),
      store.locks.take("a", NOW, NOW),
      store.deliveries.knows("a"),
      store.intake.take({ job: { ticketId: "1", reason: "webhook" }, identity: "1", at: NOW }),
    ]);
    expect(failures.map((failure) => failure._unsafeUnwrapErr().kind)).toEqual([
      "ledger-failure",
      "queue-failure",
      "lock-failure",
      "deliveries-failure",
      "queue-failure",
    ]);
    expect(state.tries).toBe(0);

    state.passed = 10_000;
    expect((await store.ledger.read({})).isErr()).toBe(true);
    expect((await store.ledger.read({})).isErr()).toBe(true);
    expect(state.tries).toBe(1);
  });

  it("is the real store from the moment it is there, opened once however many ask", async () => {
    const { state, store } = aLateStore();
    state.there = true;
    state.passed = 10_000;

    await Promise.all([store.ledger.append(aDraft({})), store.ledger.append(aDraft({}))]);
    await store.queue.enqueue({ ticketId: "1", reason: "webhook" });

    expect((await store.ledger.verify())._unsafeUnwrap()).toMatchObject({ entries: 2 });
    expect((await store.queue.lease(NOW))._unsafeUnwrap()).toMatchObject({ ticketId: "1" });
    expect(state.tries).toBe(1);
    await store.close();
    await store.close();
  });

  it("opens nothing any more once it is closed", async () => {
    const { state, store } = aLateStore();
    await store.close();
    state.passed = 60_000;

    expect((await store.ledger.read({})).isErr()).toBe(true);
    expect(state.tries).toBe(0);
  });
});
