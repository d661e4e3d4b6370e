import type { Instant } from "@tenure/lifecycle-rules";
import { anInstant } from "@tenure/lifecycle-rules/testing";
import { describe, expect, it } from "vitest";
import { GENESIS } from "../ledger/seal-entry.ts";
import { verifyEntries } from "../ledger/verify-entries.ts";
import type { Ledger, LedgerDraft } from "../ports/ledger.ts";

/** A ledger to be tested: empty, and with a way to open the same store anew where it has one. */
export interface LedgerUnderTest {
  readonly ledger: Ledger;
  /** Another ledger over the same store, as a restarted process opens it. */
  readonly reopen?: () => Promise<Ledger>;
}

/** A draft as a run writes it. */
export function aDraft(overrides: Partial<LedgerDraft> = {}): LedgerDraft {
  return {
    at: anInstant("2027-03-01T08:00:00Z"),
    ticketId: "10001",
    ticketKey: "ON-1",
    runId: "run-1",
    event: "planned",
    actor: "tenure",
    body: { hash: "a".repeat(64), steps: [] },
    ...overrides,
  };
}

/** The behaviour every {@link Ledger} owes its callers. Run it in the adapter's own test file. */
export function describeLedger(name: string, setUp: () => Promise<LedgerUnderTest>): void {
  describe(`${name} as a Ledger`, () => {
    it("chains what it takes, from nothing", async () => {
      const { ledger } = await setUp();

      const first = (await ledger.append(aDraft()))._unsafeUnwrap();
      const second = (await ledger.append(aDraft({ event: "run-ended" })))._unsafeUnwrap();

      expect(first).toMatchObject({ ...aDraft(), seq: 1, previous: GENESIS });
      expect(second).toMatchObject({ seq: 2, previous: first.hash });
      expect((await ledger.verify())._unsafeUnwrap()).toEqual({ kind: "intact", entries: 2, head: second.hash });
    });

    it("gives back exactly what it took: a stranger can verify what was read", async () => {
      const { ledger } = await setUp();
      const body = { text: 'Zoë "☃" \u2028 \\', list: [1, 2.5, -0, 1e21, true, null], nested: { b: 1, a: { z: [] } } };
      await ledger.append(aDraft({ body, accountId: "00u1", person: "p1" }));
      await ledger.append(aDraft({ body: {}, actor: "key:ana" }));

      const entries = (await ledger.read({}))._unsafeUnwrap();

      expect(entries[0]?.body).toEqual(JSON.parse(JSON.stringify(body)));
      expect(verifyEntries(entries)).toMatchObject({ kind: "intact", entries: 2 });
    });

    it("reads by ticket, account, person, event and age, each alone and together, in order", async () => {
      const { ledger } = await setUp();
      const at = (day: number): Instant => anInstant(`2027-03-0${day}T08:00:00Z`);
      await ledger.append(aDraft({ at: at(1), accountId: "00u1", person: "p1" }));
      await ledger.append(aDraft({ at: at(2), ticketId: "10002", accountId: "00u1", event: "held" }));
      await ledger.append(aDraft({ at: at(3), ticketId: "10002", person: "p1" }));
      const seqs = async (query: Parameters<Ledger["read"]>[0]) =>
        (await ledger.read(query))._unsafeUnwrap().map(({ seq }) => seq);

      expect(await seqs({})).toEqual([1, 2, 3]);
      expect(await seqs({ ticketId: "10002" })).toEqual([2, 3]);
      expect(await seqs({ accountId: "00u1" })).toEqual([1, 2]);
      expect(await seqs({ person: "p1" })).toEqual([1, 3]);
      expect(await seqs({ events: ["held", "approved"] })).toEqual([2]);
      expect(await seqs({ events: [] })).toEqual([]);
      expect(await seqs({ since: at(2) })).toEqual([2, 3]);
      expect(await seqs({ ticketId: "10002", person: "p1", since: at(1), events: ["planned"] })).toEqual([3]);
      expect(await seqs({ ticketId: "nobody" })).toEqual([]);
    });

    it("reads the newest of each ticket alone, among those that were asked for", async () => {
      const { ledger } = await setUp();
      for (const [ticketId, event] of [
        ["10001", "planned"],
        ["", "census"],
        ["10002", "planned"],
        ["10001", "run-ended"],
        ["", "census"],
        ["10002", "held"],
      ] as const)
        await ledger.append(aDraft({ ticketId, event }));
      const seqs = async (query: Parameters<Ledger["read"]>[0]) =>
        (await ledger.read({ ...query, newest: "of-each-ticket" }))._unsafeUnwrap().map(({ seq }) => seq);

      expect(await seqs({})).toEqual([4, 5, 6]);
      expect(await seqs({ events: ["planned", "run-ended"] })).toEqual([3, 4]);
      expect(await seqs({ events: ["planned"] })).toEqual([1, 3]);
      expect(await seqs({ events: ["census"] })).toEqual([5]);
      expect(await seqs({ ticketId: "10002" })).toEqual([6]);
      expect(await seqs({ ticketId: "nobody" })).toEqual([]);
    });

    it("makes one chain of what many write at once", async () => {
      const { ledger } = await setUp();

      const written = await Promise.all(
        Array.from({ length: 25 }, (_, index) => ledger.append(aDraft({ runId: `run-${index}` }))),
      );

      const seqs = written.map((entry) => entry._unsafeUnwrap().seq).toSorted((a, b) => a - b);
      expect(seqs).toEqual(Array.from({ length: 25 }, (_, index) => index + 1));
      expect((await ledger.verify())._unsafeUnwrap()).toMatchObject({ kind: "intact", entries: 25 });
    });

    it("enters a named draft once, whoever brings it, and in the words of the first", async () => {
      const { ledger, reopen } = await setUp();
      const other = reopen === undefined ? ledger : await reopen();
      const draft = aDraft({ id: "0b5c-1" });

      const answers = await Promise.all([ledger, other, ledger].map((one) => one.append(draft)));
      const late = (await other.append({ ...draft, event: "run-ended" }))._unsafeUnwrap();
      await ledger.append(aDraft({ id: "0b5c-2" }));

      expect(new Set(answers.map((entry) => entry._unsafeUnwrap().seq))).toEqual(new Set([1]));
      expect(late).toMatchObject({ seq: 1, id: "0b5c-1", event: "planned" });
      expect((await ledger.read({}))._unsafeUnwrap().map(({ id }) => id)).toEqual(["0b5c-1", "0b5c-2"]);
      expect((await ledger.verify())._unsafeUnwrap()).toMatchObject({ kind: "intact", entries: 2 });
    });

    it("keeps its chain over a restart", async ({ skip }) => {
      const { ledger, reopen } = await setUp();
      if (reopen === undefined) return skip("this ledger ends with its process");
      const before = (await ledger.append(aDraft()))._unsafeUnwrap();

      const again = await reopen();

      expect((await again.read({}))._unsafeUnwrap()).toEqual([before]);
      expect((await again.append(aDraft()))._unsafeUnwrap()).toMatchObject({ seq: 2, previous: before.hash });
      expect((await again.verify())._unsafeUnwrap()).toMatchObject({ kind: "intact", entries: 2 });
    });

    it("verifies an empty chain", async () => {
      const { ledger } = await setUp();

      expect((await ledger.verify())._unsafeUnwrap()).toEqual({ kind: "intact", entries: 0, head: GENESIS });
    });
  });
}
