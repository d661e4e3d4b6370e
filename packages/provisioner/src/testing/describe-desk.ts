import type { Instant, Progress, TicketRef } from "@tenure/lifecycle-rules";
import { anInstant } from "@tenure/lifecycle-rules/testing";
import { describe, expect, it } from "vitest";
import type { Desk } from "../ports/desk.ts";

/** A desk to be tested, with one open ticket and a way to look at it as people do. */
export interface DeskUnderTest {
  readonly desk: Desk;
  readonly ticket: TicketRef;
  /** Comments of the ticket, as text. */
  comments(): Promise<readonly string[]>;
  /** Summaries of the tasks that belong to the ticket. */
  tasks(): Promise<readonly string[]>;
  /** Lets somebody approve the ticket; absent where the desk has no approvals. */
  readonly approve?: () => Promise<{ readonly approverId: string }>;
  /** Moves the ticket to another project: another key, the same id. Absent where that cannot happen. */
  readonly move?: () => Promise<{ readonly key: string }>;
}

/** Where a ticket stands that waits for its form to be mended. */
export function aProgress(ticket: TicketRef, sentence: string): Progress {
  const problem = {
    kind: "missing",
    field: "start",
    label: "Start date",
    expected: "a day",
    found: undefined,
  } as const;
  return {
    ticket,
    state: "form-incomplete",
    steps: [],
    problems: [{ ...problem, sentence }],
    refusals: [],
    brakes: [],
  };
}

/** The behaviour every {@link Desk} owes its callers. Run it in the adapter's own test file. */
export function describeDesk(name: string, setUp: () => Promise<DeskUnderTest>): void {
  describe(`${name} as a Desk`, () => {
    it("reads a ticket by key and by id, and says in one sentence when there is none", async () => {
      const { desk, ticket } = await setUp();

      const byKey = (await desk.read(ticket.key))._unsafeUnwrap();
      const byId = (await desk.read(ticket.id))._unsafeUnwrap();

      expect(byKey).toEqual(byId);
      expect(byKey).toMatchObject({ id: ticket.id, key: ticket.key });
      expect(byKey.statusCategory).not.toBe("done");
      expect((await desk.read("NOPE-404"))._unsafeUnwrapErr()).toMatchObject({ reason: "not-found", retryable: false });
    });

    it("keeps one comment, edited in place, and does not write what is there already", async () => {
      const { desk, ticket, comments } = await setUp();

      const first = (await desk.report(ticket, aProgress(ticket, "Start date: missing.")))._unsafeUnwrap();
      const same = (await desk.report(ticket, aProgress(ticket, "Start date: missing.")))._unsafeUnwrap();
      expect(same).toEqual(first);
      expect(await comments()).toHaveLength(1);

      const changed = (await desk.report(ticket, aProgress(ticket, "Manager: unknown.")))._unsafeUnwrap();
      expect(changed.at >= first.at).toBe(true);
      const [comment, ...others] = await comments();
      expect(others).toEqual([]);
      expect(comment).toContain("Manager: unknown.");
      expect(comment).not.toContain("Start date: missing.");
    });

    it("opens a task once per step", async () => {
      const { desk, ticket, tasks } = await setUp();
      const draft = { stepId: "open-task:laptop", summary: "Prepare a laptop", details: [] };

      const first = (await desk.openTask(ticket, draft))._unsafeUnwrap();
      const again = (await desk.openTask(ticket, draft))._unsafeUnwrap();
      const other = { ...draft, stepId: "open-task:badge", summary: "Print a badge" };
      const badge = (await desk.openTask(ticket, other))._unsafeUnwrap();

      expect(again).toEqual(first);
      expect(badge.key).not.toBe(first.key);
      expect((await tasks()).toSorted()).toEqual(["Prepare a laptop", "Print a badge"]);
    });

    it("keeps the latest snapshot of what was approved", async () => {
      const { desk, ticket } = await setUp();
      const snapshot = (department: string) => ({
        planHash: "a".repeat(64),
        at: anInstant("2027-03-01T08:00:00Z"),
        fields: { department, applications: ["GitLab", "Zürich ☃"] },
      });
      expect((await desk.snapshot(ticket))._unsafeUnwrap()).toBeUndefined();

      await desk.keepSnapshot(ticket, snapshot("Sales"));
      await desk.keepSnapshot(ticket, snapshot("Engineering"));

      expect((await desk.snapshot(ticket))._unsafeUnwrap()).toEqual(snapshot("Engineering"));
    });

    it("tells who approved and when, after the report they saw", async ({ skip }) => {
      const { desk, ticket, approve } = await setUp();
      if (approve === undefined) return skip("this desk has no approvals");
      const posted = (await desk.report(ticket, aProgress(ticket, "Please approve.")))._unsafeUnwrap();

      const { approverId } = await approve();

      const answers = (await desk.approvals(ticket))._unsafeUnwrap().filter(({ decision }) => decision === "approved");
      expect(answers).toMatchObject([{ approverId }]);
      expect((answers[0]?.at ?? "") >= posted.at).toBe(true);
      expect((await desk.approvals(ticket))._unsafeUnwrap().map(({ id }) => id)).toContain(answers[0]?.id);
    });

    it("has no approvals where nobody was asked", async () => {
      const { desk, ticket } = await setUp();

      const answers = (await desk.approvals(ticket))._unsafeUnwrap();

      expect(answers.filter(({ decision }) => decision !== "pending")).toEqual([]);
    });

    it("closes a ticket, once is enough", async () => {
      const { desk, ticket } = await setUp();

      expect((await desk.close(ticket)).isOk()).toBe(true);
      expect((await desk.close(ticket)).isOk()).toBe(true);

      expect((await desk.read(ticket.id))._unsafeUnwrap().statusCategory).toBe("done");
    });

    it("finds tickets that changed since, closed ones too", async () => {
      const { desk, ticket } = await setUp();
      const { updatedAt } = (await desk.read(ticket.id))._unsafeUnwrap();
      const moment = (days: number) => new Date(Date.parse(updatedAt) + days * 86_400_000).toISOString() as Instant;
      const found = async (since: Instant) => (await desk.changedSince(since))._unsafeUnwrap().map(({ id }) => id);

      expect(await found(moment(-1))).toContain(ticket.id);
      expect(await found(moment(1))).not.toContain(ticket.id);
      await desk.close(ticket);
      expect(await found(moment(-1))).toContain(ticket.id);
    });

    it("follows a ticket that moves to another project", async ({ skip }) => {
      const { desk, ticket, move } = await setUp();
      if (move === undefined) return skip("tickets of this desk do not move");

      const { key } = await move();

      expect((await desk.read(ticket.id))._unsafeUnwrap()).toMatchObject({ id: ticket.id, key });
    });
  });
}
